package io.raceproof.stress.harness.pool;

import io.raceproof.futures.PlacedFuture;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.engine.Tier;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;

/** A task gives its place in a bounded queue back once, whether it runs or who of two cancels it. */
public final class PlaceGivenBackOnceSchedules {
    private PlaceGivenBackOnceSchedules() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PlaceHolder holder();

        @Override
        public final void run() throws Exception {
            PlaceHolder holder = holder();
            Actors.run(holder, holder::run, holder::cancel, holder::cancel);
            demand(holder.free() == 2, holder.free() + " places are free where there are two");
        }
    }

    /** The executor's. */
    @Control(BrokenTwin.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        PlaceHolder holder() {
            return new PlacedFuture();
        }
    }

    /** Gives the place back, and finds out in a second step whether it was the one to do so. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class BrokenTwin extends Rule {
        @Override
        PlaceHolder holder() {
            return new PlaceHolder.Naive();
        }
    }
}
