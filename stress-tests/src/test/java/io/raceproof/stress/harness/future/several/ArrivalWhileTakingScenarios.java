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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** asCompleted brings a future that completes while the one before it is taken. */
public final class ArrivalWhileTakingScenarios {
    private ArrivalWhileTakingScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract Arrivals arrivals(List<Future<?>> futures);

        @Override
        public final void run() throws Exception {
            Promise<String> a = new Promise<>();
            Promise<String> b = new Promise<>();
            Arrivals arrivals = arrivals(List.of(a.future(), b.future()));
            a.complete("a");
            Set<Future<?>> came = ConcurrentHashMap.newKeySet();
            Actors.run(arrivals, () -> came.add(arrivals.next()), () -> b.complete("b"));
            came.add(arrivals.next());
            demand(came.equals(Set.of(a.future(), b.future())), "came: " + came);
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
