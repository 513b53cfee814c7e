package io.raceproof.stress.harness.future.waiter;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;

/** Every thread that waits for a future is woken when it is cancelled, also if another thread completes it at the same time. */
public final class CancelledWaiterWokenScenarios {
    private CancelledWaiterWokenScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract WaitCell cell();

        @Override
        public final void run() throws Exception {
            WaitCell cell = cell();
            Actors.run(cell, cell::await, cell::cancel, cell::complete);
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

    /** Looks whether it is done, and goes to sleep in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        WaitCell cell() {
            return new NaiveMonitorCell();
        }
    }
}
