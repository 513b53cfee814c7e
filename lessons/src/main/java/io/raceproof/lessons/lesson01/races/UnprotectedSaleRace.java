package io.raceproof.lessons.lesson01.races;

import io.raceproof.lessons.lesson01.UnprotectedSale;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Two workers sell a ticket each through {@link UnprotectedSale}. */
@JCStressTest
@JCStressMeta(SaleOutcomes.class)
@State
public class UnprotectedSaleRace {
    private final TwoTickets tickets = new TwoTickets(new UnprotectedSale());

    /** The first worker. */
    @Actor
    public void left() {
        tickets.left();
    }

    /** The second worker. */
    @Actor
    public void right() {
        tickets.right();
    }

    /** What came of it. */
    @Arbiter
    public void outcome(L_Result result) {
        result.r1 = tickets.outcome();
    }
}
