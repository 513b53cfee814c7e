package io.raceproof.stress.harness.pool.shutdown;

import io.raceproof.futures.ShutdownMode;
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
 * A task submitted while the pool cancels what is pending runs once, or is cancelled and never runs, or is refused. jcstress, as for shutdown.
 */
public final class SubmitAndCancelPendingRace {
    private SubmitAndCancelPendingRace() {}

    /** How the outcomes are graded. */
    @Outcome(id = "ran", expect = Expect.ACCEPTABLE, desc = "accepted")
    @Outcome(id = "refused", expect = Expect.ACCEPTABLE, desc = "never ran")
    @Outcome(id = "cancelled", expect = Expect.ACCEPTABLE, desc = "accepted, never ran")
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
        private final Race race = new Submitting(Pools.real(), ShutdownMode.CANCEL_PENDING);

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

    /** Looks whether it is closed, and queues in a second step. */
    @MustBeCaught
    @FromTier(Tier.PR)
    @JCStressTest
    @JCStressMeta(Outcomes.class)
    @State
    public static class PositiveControl {
        private final Race race = new Submitting(Pools.naive(), ShutdownMode.CANCEL_PENDING);

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
