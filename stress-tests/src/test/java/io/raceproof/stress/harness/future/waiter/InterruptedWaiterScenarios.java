package io.raceproof.stress.harness.future.waiter;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;
import java.util.concurrent.atomic.AtomicReference;

/** A waiter that is interrupted leaves; the one beside it is still woken. */
public final class InterruptedWaiterScenarios {
    private InterruptedWaiterScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract WaitCell cell();

        @Override
        public final void run() throws Exception {
            WaitCell cell = cell();
            AtomicReference<Thread> leaving = new AtomicReference<>();
            Actors.run(
                    cell,
                    () -> {
                        leaving.set(Thread.currentThread());
                        cell.await();
                        Thread.interrupted();
                    },
                    cell::await,
                    () -> {
                        Thread other = leaving.get();
                        if (other != null) {
                            other.interrupt();
                        }
                        cell.complete();
                    });
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
