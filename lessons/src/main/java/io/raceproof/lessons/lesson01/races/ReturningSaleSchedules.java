package io.raceproof.lessons.lesson01.races;

import io.raceproof.lessons.lesson01.ReturningSale;
import io.raceproof.lessons.lesson01.TicketSale;

/** For the model checker: the race of {@link ReturningSaleRace}. */
public final class ReturningSaleSchedules extends SaleSchedules {
    /** For the model checker. */
    public ReturningSaleSchedules() {}

    @Override
    TicketSale newSale() {
        return new ReturningSale();
    }
}
