package org.example;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Correct, but nothing shows that its test could fail. */
@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both updates are there")
@Outcome(id = "1", expect = Expect.FORBIDDEN, desc = "an update was lost")
@State
public class VacuousCounterTest {
    private int value;

    private synchronized void add() {
        value++;
    }

    @Actor
    public void left() {
        add();
    }

    @Actor
    public void right() {
        add();
    }

    @Arbiter
    public void outcome(I_Result result) {
        result.r1 = value;
    }
}
