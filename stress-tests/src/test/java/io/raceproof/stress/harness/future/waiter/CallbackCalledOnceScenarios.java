package io.raceproof.stress.harness.future.waiter;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;
import java.util.concurrent.atomic.AtomicInteger;

/** A callback is called once, whether it is registered before, while or after the future is completed or cancelled. */
public final class CallbackCalledOnceScenarios {
    private CallbackCalledOnceScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract WaitCell cell();

        @Override
        public final void run() throws Exception {
            WaitCell cell = cell();
            AtomicInteger calls = new AtomicInteger();
            Actors.run(cell, () -> cell.whenDone(calls::incrementAndGet), cell::complete, cell::cancel);
            demand(calls.get() == 1, "the callback was called " + calls + " times");
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    public static final class Real extends Rule {
        @Override
        WaitCell cell() {
            return new RealMonitorCell();
        }
    }

    /** Looks whether it is done, and registers in a second step. */
    @MustBeCaught
    public static final class PositiveControl extends Rule {
        @Override
        WaitCell cell() {
            return new NaiveMonitorCell();
        }
    }
}
