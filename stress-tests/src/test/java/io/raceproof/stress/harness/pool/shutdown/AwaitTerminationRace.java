package io.raceproof.stress.harness.pool.shutdown;

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
 * A thread that waits for the end of a pool with a time limit is woken by an end that comes while it goes to sleep. jcstress: the
 * model checker lets no time-out run out; a lost wake-up shows as a return that comes late.
 */
public final class AwaitTerminationRace {
    private AwaitTerminationRace() {}

    /** How the outcomes are graded. */
    @Outcome(id = "in time", expect = Expect.ACCEPTABLE, desc = "woken, or never asleep")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the rule is broken")
    static final class Outcomes {
        private Outcomes() {}
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    @JCStressTest
    @JCStressMeta(Outcomes.class)
    @State
    public static class Real {
        private final Race race = WakingAtEnd.ofPool();

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

    /** Looks whether it has ended, and goes to sleep in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    @JCStressTest
    @JCStressMeta(Outcomes.class)
    @State
    public static class PositiveControl {
        private final Race race = WakingAtEnd.naive();

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
