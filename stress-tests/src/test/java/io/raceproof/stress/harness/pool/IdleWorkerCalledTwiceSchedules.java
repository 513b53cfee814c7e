package io.raceproof.stress.harness.pool;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.engine.Tier;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;

/** Two tasks that are submitted at once to a pool whose worker sleeps are both run. */
public final class IdleWorkerCalledTwiceSchedules {
    private IdleWorkerCalledTwiceSchedules() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor pool();

        @Override
        public final void run() throws Exception {
            PoolExecutor pool = pool();
            Submission early = new Submission();
            early.to(pool);
            early.await();
            Submission first = new Submission();
            Submission second = new Submission();
            Actors.run(pool, () -> first.toAndAwait(pool), () -> second.toAndAwait(pool));
            pool.close();
            demand(first.outcome().equals("ran") && second.outcome().equals("ran"), "a task did not run");
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

    /** Looks for work, and goes to sleep in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class BrokenTwin extends Rule {
        @Override
        PoolExecutor pool() {
            return NaivePool.ofWorkers(1);
        }
    }
}
