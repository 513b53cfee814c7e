package io.raceproof.lessons.lesson01.races;

import io.raceproof.lessons.lesson01.LockedSale;
import io.raceproof.lessons.lesson01.TicketSale;

/** For the model checker: the race of {@link LockedSaleRace}. */
public final class LockedSaleSchedules extends SaleSchedules {
    /** For the model checker. */
    public LockedSaleSchedules() {}

    @Override
    TicketSale newSale() {
        return new LockedSale();
    }
}
