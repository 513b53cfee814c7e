package io.raceproof.stress.harness.future.task;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;
import java.util.concurrent.atomic.AtomicBoolean;

/** Of a completion and a cancel(true) of a future that runs, exactly one has an effect. */
public final class EndAndCancelScenarios {
    private EndAndCancelScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract Ending ending();

        @Override
        public final void run() throws Exception {
            Ending ending = ending();
            ending.start();
            AtomicBoolean completed = new AtomicBoolean();
            AtomicBoolean cancelled = new AtomicBoolean();
            Actors.run(ending, () -> completed.set(ending.complete()), () -> cancelled.set(ending.cancel()));
            demand(completed.get() != cancelled.get(), "completed: " + completed + ", cancelled: " + cancelled);
            demand(ending.isCancelled() == cancelled.get(), "cancelled: " + ending.isCancelled());
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        Ending ending() {
            return Ending.real();
        }
    }

    /** Looks whether it runs, and ends it in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        Ending ending() {
            return new Ending.Naive();
        }
    }
}
