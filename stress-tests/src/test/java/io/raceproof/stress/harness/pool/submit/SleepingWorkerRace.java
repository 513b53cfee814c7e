package io.raceproof.stress.harness.pool.submit;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Race;
import io.raceproof.stress.harness.pool.Pools;
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
 * A task submitted while the only worker goes to sleep is run. jcstress: real parking; a lost wake-up shows as a result that does not come.
 */
public final class SleepingWorkerRace {
    private SleepingWorkerRace() {}

    /** How the outcomes are graded. */
    @Outcome(id = "it ran", expect = Expect.ACCEPTABLE, desc = "in time")
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
        private final Race race = new Resubmitting(Pools.real(), Resubmitting.LONG);

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

    /** Looks for work, and goes to sleep in a second step. */
    @MustBeCaught
    @FromTier(Tier.PR)
    @JCStressTest
    @JCStressMeta(Outcomes.class)
    @State
    public static class PositiveControl {
        private final Race race = new Resubmitting(Pools.sleepy(), Resubmitting.SHORT);

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
