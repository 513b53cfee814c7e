package io.raceproof.stress.harness.future.task;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;
import java.util.concurrent.atomic.AtomicBoolean;

/** A cancel(true) has its effect, whether the future starts before, meanwhile or never. */
public final class StartAndCancelScenarios {
    private StartAndCancelScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract Ending ending();

        @Override
        public final void run() throws Exception {
            Ending ending = ending();
            AtomicBoolean ended = new AtomicBoolean();
            Actors.run(ending, ending::start, () -> ended.set(ending.cancel()));
            demand(ended.get() && ending.isEnded(), "said: " + ended + ", ended: " + ending.isEnded());
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

    /** Looks whether it has ended, and starts it in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        Ending ending() {
            return new Ending.Naive();
        }
    }
}
