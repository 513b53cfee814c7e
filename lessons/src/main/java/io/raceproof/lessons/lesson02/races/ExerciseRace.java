package io.raceproof.lessons.lesson02.races;

import lesson02.BankAccount;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Two customers use one account, made through {@link BankAccount}. */
@JCStressTest
@JCStressMeta(AccountOutcomes.class)
@State
public class ExerciseRace {
    private final TwoCustomers customers = new TwoCustomers(new BankAccount());

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
