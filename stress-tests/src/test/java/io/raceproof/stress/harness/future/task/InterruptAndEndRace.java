package io.raceproof.stress.harness.future.task;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Race;
import io.raceproof.stress.race.Tier;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * cancel(true) and the end of the task: one wins, and no interrupt gets to what the thread does next. jcstress: the windows are real ones; an interrupt later than the few looks afterwards shows in the next sample.
 */
public final class InterruptAndEndRace {
    private InterruptAndEndRace() {}

    /** How the outcomes are graded. */
    @Outcome(id = "ran", expect = Expect.ACCEPTABLE, desc = "too late to cancel")
    @Outcome(id = "cancelled before", expect = Expect.ACCEPTABLE, desc = "it never ran")
    @Outcome(id = "cancelled meanwhile", expect = Expect.ACCEPTABLE, desc = "interrupted")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the rule is broken")
    static final class Outcomes {
        private Outcomes() {}
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.PR)
    @JCStressTest
    @JCStressMeta(Outcomes.class)
    @State
    public static class Real {
        private final Race race = new Cancelling(new RealJob(), true);

        /** One thread. */
        @Actor
        public void left() {
            race.left();
        }

        /** The other. */
        @Actor
        public void right() {
            race.right();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(L_Result result) {
            result.r1 = race.outcome();
        }
    }

    /** Interrupts in a second step, when the task may have ended. */
    @MustBeCaught
    @FromTier(Tier.PR)
    @JCStressTest
    @JCStressMeta(Outcomes.class)
    @State
    public static class PositiveControl {
        private final Race race = new Cancelling(new NaiveJob(), true);

        /** One thread. */
        @Actor
        public void left() {
            race.left();
        }

        /** The other. */
        @Actor
        public void right() {
            race.right();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(L_Result result) {
            result.r1 = race.outcome();
        }
    }
}
