package io.raceproof.stress.harness.future.waiter;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;

/** Callbacks added by one thread are called in that order, also when the future completes in between. */
@SuppressWarnings("JdkObsolete") // a StringBuffer, because two threads append
public final class CallbackOrderScenarios {
    private CallbackOrderScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract WaitCell cell();

        @Override
        public final void run() throws Exception {
            WaitCell cell = cell();
            StringBuffer order = new StringBuffer();
            Actors.run(
                    cell,
                    () -> {
                        cell.whenDone(() -> order.append('a'));
                        cell.whenDone(() -> order.append('b'));
                    },
                    cell::complete);
            demand(order.length() == 2, "called: " + order);
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        WaitCell cell() {
            return new RealMonitorCell();
        }
    }

    /** Looks whether it is done, and registers in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        WaitCell cell() {
            return new NaiveMonitorCell();
        }
    }
}
