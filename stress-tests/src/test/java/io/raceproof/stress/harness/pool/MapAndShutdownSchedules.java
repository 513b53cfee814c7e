package io.raceproof.stress.harness.pool;

import io.raceproof.futures.MapOptions;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.engine.Tier;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/** map with a look-ahead of one, while the pool shuts down: all that was handed out is right and in order, and the rest is refused. */
public final class MapAndShutdownSchedules {
    private MapAndShutdownSchedules() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor pool();

        @Override
        public final void run() throws Exception {
            PoolExecutor pool = pool();
            List<Integer> results = new ArrayList<>();
            Actors.run(
                    pool,
                    () -> {
                        try {
                            pool.map(
                                            n -> 10 * n,
                                            List.of(1, 2),
                                            MapOptions.defaults().buffer(1))
                                    .forEach(results::add);
                        } catch (RejectedExecutionException e) {
                            results.add(-1);
                        }
                    },
                    pool::shutdown);
            pool.close();
            demand(List.of(List.of(10, 20), List.of(10, -1), List.of(-1)).contains(results), "got " + results);
        }
    }

    /** The executor's. */
    @Control(BrokenTwin.class)
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
    public static final class BrokenTwin extends Rule {
        @Override
        PoolExecutor pool() {
            return NaivePool.ofWorkers(1);
        }
    }
}
