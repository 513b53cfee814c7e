package io.raceproof.stress.harness.future.several;

import io.raceproof.futures.DoneAndNotDone;
import io.raceproof.futures.Future;
import io.raceproof.futures.Futures;
import io.raceproof.futures.Promise;
import io.raceproof.futures.ReturnWhen;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A future that is given to Futures.await twice, and is done just as it returns, is in one of the two sets. */
public final class GivenTwiceScenarios {
    private GivenTwiceScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract DoneAndNotDone<Future<String>> look(List<Future<String>> futures) throws Exception;

        @Override
        public final void run() throws Exception {
            Promise<String> promise = new Promise<>();
            Future<String> future = promise.future();
            int[] sizes = new int[2];
            Actors.run(
                    new Object[] {promise, sizes},
                    () -> {
                        DoneAndNotDone<Future<String>> seen = look(List.of(future, future));
                        sizes[0] = seen.done().size();
                        sizes[1] = seen.notDone().size();
                    },
                    () -> promise.complete("a"));
            demand(sizes[0] + sizes[1] == 1, sizes[0] + " done and " + sizes[1] + " not done");
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        DoneAndNotDone<Future<String>> look(List<Future<String>> futures) throws Exception {
            return Futures.await(futures, ReturnWhen.ALL_COMPLETED, Duration.ZERO);
        }
    }

    /** Asks each time that it is given whether it is done. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        DoneAndNotDone<Future<String>> look(List<Future<String>> futures) {
            Set<Future<String>> done = new HashSet<>();
            Set<Future<String>> notDone = new HashSet<>();
            for (Future<String> future : futures) {
                (future.isDone() ? done : notDone).add(future);
            }
            return new DoneAndNotDone<>(done, notDone);
        }
    }
}
