package io.raceproof.lessons.lesson01.races;

import io.raceproof.lessons.lesson01.TicketSale;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;

/** Two workers sell a ticket each, in every order the model checker thinks of; the rule is that both are sold. */
abstract class SaleSchedules implements Scenario {
    /** A new sale. Not by a constructor reference, which hides the object from the model checker. */
    abstract TicketSale newSale();

    @Override
    public final void run() throws InterruptedException {
        TwoTickets tickets = new TwoTickets(newSale());
        Actors.run(tickets, tickets::left, tickets::right);
        String outcome = tickets.outcome();
        if (!outcome.equals("both")) {
            throw new AssertionError(outcome + ": the list is " + tickets.list());
        }
    }
}
