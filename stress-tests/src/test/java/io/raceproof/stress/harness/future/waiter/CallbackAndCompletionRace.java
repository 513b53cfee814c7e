package io.raceproof.stress.harness.future.waiter;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Race;
import io.raceproof.stress.harness.future.cell.NaiveCell;
import io.raceproof.stress.harness.future.cell.RealCell;
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
 * A callback registered while the future completes is called once, with the value. jcstress: the check after the registration matters in a window of nanoseconds, hit often enough.
 */
public final class CallbackAndCompletionRace {
    private CallbackAndCompletionRace() {}

    /** How the outcomes are graded. */
    @Outcome(id = "told once", expect = Expect.ACCEPTABLE, desc = "with the value")
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
        private final Race race = new RegisteringCallback(new RealCell());

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

    /** Looks whether it is done, and registers in a second step. */
    @MustBeCaught
    @FromTier(Tier.PR)
    @JCStressTest
    @JCStressMeta(Outcomes.class)
    @State
    public static class PositiveControl {
        private final Race race = new RegisteringCallback(new NaiveCell());

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
