package io.raceproof.stress.harness.future.several;

import io.raceproof.futures.internal.future.FirstOfTwoFutures;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;

/** A thread that waits for the first of two futures is woken when both are done at once. */
public final class FirstOfTwoScenarios {
    private FirstOfTwoScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract FirstOfTwo first();

        @Override
        public final void run() throws Exception {
            FirstOfTwo first = first();
            Actors.run(first, first::complete, first::cancel);
            first.sleep(); // forever, if it was not woken
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        FirstOfTwo first() {
            return new FirstOfTwoFutures();
        }
    }

    /** Counts down, and looks at the count in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        FirstOfTwo first() {
            return new FirstOfTwo.Naive();
        }
    }
}
