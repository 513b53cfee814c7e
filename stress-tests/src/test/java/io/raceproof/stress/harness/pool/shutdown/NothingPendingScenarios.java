package io.raceproof.stress.harness.pool.shutdown;

import io.raceproof.futures.Future;
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

/**
 * After shutdown(CANCEL_PENDING) no task that was submitted before it is pending, but the one that the worker has just
 * taken and is about to start.
 */
public final class NothingPendingScenarios {
    private static final int TASKS = 3;

    private NothingPendingScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor pool();

        @Override
        public final void run() throws Exception {
            PoolExecutor pool = pool();
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < TASKS; i++) {
                futures.add(pool.submit(() -> "done"));
            }
            Actors.run(pool, () -> {
                pool.shutdown(ShutdownMode.CANCEL_PENDING);
                List<Future.Status> all = futures.stream().map(Future::status).toList();
                long pending =
                        all.stream().filter(s -> s == Future.Status.PENDING).count();
                demand(pending <= 1, "still pending: " + all);
            });
            pool.close();
        }
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

    /** Takes it for the end of the queue if a worker was faster. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        PoolExecutor pool() {
            return NaivePool.stoppingShort();
        }
    }
}
