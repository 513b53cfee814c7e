package io.raceproof.stress.harness.future.task;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;
import java.util.concurrent.atomic.AtomicBoolean;

/** A completion has its effect, whether the future starts before, meanwhile or never. */
public final class StartAndCompleteScenarios {
    private StartAndCompleteScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract Ending ending();

        @Override
        public final void run() throws Exception {
            Ending ending = ending();
            AtomicBoolean ended = new AtomicBoolean();
            Actors.run(ending, () -> start(ending), () -> ended.set(ending.complete()));
            demand(ended.get() && ending.isEnded(), "said: " + ended + ", ended: " + ending.isEnded());
        }

        /** To be started is refused only to what has ended. */
        private static void start(Ending ending) {
            boolean refused = false;
            try {
                demand(ending.start(), "nobody has cancelled it, but start says so");
            } catch (IllegalStateException e) {
                refused = true;
            }
            demand(!refused || ending.isEnded(), "start was refused, and nothing has ended");
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
