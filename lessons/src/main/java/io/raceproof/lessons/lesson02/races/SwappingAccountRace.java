package io.raceproof.lessons.lesson02.races;

import io.raceproof.lessons.lesson02.SwappingAccount;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Two customers use one account, made through {@link SwappingAccount}. */
@JCStressTest
@JCStressMeta(AccountOutcomes.class)
@State
public class SwappingAccountRace {
    private final TwoCustomers customers = new TwoCustomers(new SwappingAccount());

    /** The first. */
    @Actor
    public void left() {
        customers.left();
    }

    /** The second. */
    @Actor
    public void right() {
        customers.right();
    }

    /** What came of it. */
    @Arbiter
    public void outcome(L_Result result) {
        result.r1 = customers.outcome();
    }
}
