package io.raceproof.stress.harness.pool.bound;

import io.raceproof.futures.PlacedFuture;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;

/** A task gives its place in a bounded queue back once, whether it runs or who of two cancels it. */
public final class PermitReleasedOnceScenarios {
    private PermitReleasedOnceScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PermitHolder holder();

        @Override
        public final void run() throws Exception {
            PermitHolder holder = holder();
            Actors.run(holder, holder::run, holder::cancel, holder::cancel);
            demand(holder.free() == 2, holder.free() + " places are free where there are two");
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        PermitHolder holder() {
            return new PlacedFuture();
        }
    }

    /** Gives the place back, and finds out in a second step whether it was the one to do so. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        PermitHolder holder() {
            return new PermitHolder.Naive();
        }
    }
}
