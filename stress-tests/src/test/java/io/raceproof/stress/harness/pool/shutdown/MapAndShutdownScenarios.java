package io.raceproof.stress.harness.pool.shutdown;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ShutdownMode;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.harness.pool.NaivePool;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** map of a pool that is shut down meanwhile is refused, or its results come in order until one was cancelled. */
public final class MapAndShutdownScenarios {
    private MapAndShutdownScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor pool();

        @Override
        public final void run() throws Exception {
            PoolExecutor pool = pool();
            List<Integer> results = new ArrayList<>();
            AtomicInteger runs = new AtomicInteger();
            AtomicBoolean cut = new AtomicBoolean();
            Actors.run(
                    pool,
                    () -> {
                        try {
                            pool.map(n -> times10(n, runs), List.of(1, 2)).forEach(results::add);
                        } catch (RejectedExecutionException | CancellationException e) {
                            cut.set(true);
                        }
                    },
                    () -> pool.shutdown(ShutdownMode.CANCEL_PENDING));
            pool.close();
            demand(List.of(10, 20).subList(0, results.size()).equals(results), "got " + results);
            demand(cut.get() || results.size() == 2, "got " + results + " and no exception");
            demand(runs.get() >= results.size() && runs.get() <= 2, runs + " runs for two items");
        }
    }

    private static int times10(int n, AtomicInteger runs) {
        runs.incrementAndGet();
        return 10 * n;
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        PoolExecutor pool() {
            return ThreadPoolExecutor.ofWorkers(1);
        }
    }

    /** Looks whether it is closed, and queues in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        PoolExecutor pool() {
            return NaivePool.ofWorkers(1);
        }
    }
}
