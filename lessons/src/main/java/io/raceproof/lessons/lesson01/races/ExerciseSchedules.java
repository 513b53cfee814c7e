package io.raceproof.lessons.lesson01.races;

import io.raceproof.lessons.lesson01.TicketSale;
import lesson01.BoxOffice;

/** For the model checker: the race of {@link ExerciseRace}. */
public final class ExerciseSchedules extends SaleSchedules {
    /** For the model checker. */
    public ExerciseSchedules() {}

    @Override
    TicketSale newSale() {
        return new BoxOffice();
    }
}
