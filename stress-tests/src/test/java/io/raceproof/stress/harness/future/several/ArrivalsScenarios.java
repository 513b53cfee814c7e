package io.raceproof.stress.harness.future.several;

import io.raceproof.futures.Future;
import io.raceproof.futures.Promise;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;
import java.util.List;

/** asCompleted brings two futures that complete at once, each once. */
public final class ArrivalsScenarios {
    private ArrivalsScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract Arrivals arrivals(List<Future<?>> futures);

        @Override
        public final void run() throws Exception {
            Promise<String> a = new Promise<>();
            Promise<String> b = new Promise<>();
            Arrivals arrivals = arrivals(List.of(a.future(), b.future()));
            Actors.run(arrivals, () -> a.complete("a"), () -> b.complete("b"));
            Future<?> first = arrivals.next();
            Future<?> second = arrivals.next();
            boolean inOrder = first == a.future() && second == b.future();
            boolean otherwise = first == b.future() && second == a.future();
            demand(inOrder || otherwise, "came: " + first + ", " + second);
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        Arrivals arrivals(List<Future<?>> futures) {
            return Arrivals.real(futures);
        }
    }

    /** Reads the newest one, and writes the next in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        Arrivals arrivals(List<Future<?>> futures) {
            return new Arrivals.Naive(futures);
        }
    }
}
