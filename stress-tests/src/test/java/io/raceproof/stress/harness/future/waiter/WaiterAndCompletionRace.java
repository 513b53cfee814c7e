package io.raceproof.stress.harness.future.waiter;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Race;
import io.raceproof.stress.harness.Waking;
import io.raceproof.stress.harness.future.cell.NaiveCell;
import io.raceproof.stress.harness.future.cell.RealCell;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A waiter is woken by a completion that comes while it goes to sleep. jcstress: LockSupport itself, whose lost unparks Lincheck cannot see; a lost one shows as a return that comes late.
 */
public final class WaiterAndCompletionRace {
    private WaiterAndCompletionRace() {}

    /** How the outcomes are graded. */
    @Outcome(id = "in time", expect = Expect.ACCEPTABLE, desc = "woken, or never asleep")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the rule is broken")
    static final class Outcomes {
        private Outcomes() {}
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @JCStressTest
    @JCStressMeta(Outcomes.class)
    @State
    public static class Real {
        private final Race race = new WakingOfOne(new RealCell(), Waking.LONG);

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

    /** Looks whether it is done, and goes to sleep in a second step. */
    @MustBeCaught
    @JCStressTest
    @JCStressMeta(Outcomes.class)
    @State
    public static class PositiveControl {
        private final Race race = new WakingOfOne(new NaiveCell(), Waking.SHORT);

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
