package io.raceproof.lessons.lesson01.races;

import io.raceproof.lessons.lesson01.TicketSale;
import io.raceproof.lessons.lesson01.UnprotectedSale;

/** For the model checker: the race of {@link UnprotectedSaleRace}. */
public final class UnprotectedSaleSchedules extends SaleSchedules {
    /** For the model checker. */
    public UnprotectedSaleSchedules() {}

    @Override
    TicketSale newSale() {
        return new UnprotectedSale();
    }
}
