package io.raceproof.stress.harness.future.task;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;
import java.util.concurrent.atomic.AtomicInteger;

/** cancel(true) at the end of the task interrupts the task or nothing: never what the thread does next. */
public final class InterruptAtEndScenarios {
    private InterruptAtEndScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract Job job();

        @Override
        public final void run() throws Exception {
            Job job = job();
            AtomicInteger next = new AtomicInteger();
            Actors.run(
                    job,
                    () -> {
                        job.run();
                        next.incrementAndGet(); // what the thread does next, and where an interrupt might come in
                        demand(!Thread.interrupted(), "an interrupt came after the task");
                    },
                    () -> job.cancel(true));
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        Job job() {
            return new RealJob();
        }
    }

    /** Interrupts in a second step, when the task may have ended. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        Job job() {
            return new NaiveJob();
        }
    }
}
