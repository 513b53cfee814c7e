package io.raceproof.stress.harness.pool.shutdown;

import io.raceproof.futures.PoolAccess;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.harness.pool.NaivePool;
import io.raceproof.stress.harness.pool.Submission;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;
import java.time.Duration;

/** An abandoned pool runs what it has accepted, and ends. */
public final class AbandonedPoolScenarios {
    private AbandonedPoolScenarios() {}

    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor pool();

        @Override
        public final void run() throws Exception {
            PoolExecutor pool = pool();
            Submission first = new Submission();
            Submission second = new Submission();
            first.to(pool);
            second.to(pool);
            Actors.run(pool, () -> PoolAccess.abandon(pool));
            pool.awaitTermination(FOR_EVER);
            demand(first.outcome().equals("ran") && second.outcome().equals("ran"), "a task did not run");
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        PoolExecutor pool() {
            return ThreadPoolExecutor.ofWorkers(2);
        }
    }

    /** Looks for work, and goes to sleep in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        PoolExecutor pool() {
            return NaivePool.ofWorkers(2);
        }
    }
}
