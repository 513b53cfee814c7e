package io.raceproof.stress.harness.pool.shutdown;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ShutdownMode;
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

/** A thread that waits for the end of a pool is woken when everything is done or cancelled, and not before. */
public final class AwaitTerminationScenarios {
    private AwaitTerminationScenarios() {}

    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor pool();

        @Override
        public final void run() throws Exception {
            PoolExecutor pool = pool();
            Submission submission = new Submission();
            Actors.run(pool, () -> submission.to(pool), () -> pool.shutdown(ShutdownMode.CANCEL_PENDING), () -> {
                pool.awaitTermination(FOR_EVER);
                demand(!submission.isUnderWay(), submission.outcome());
            });
            demand(submission.outcome().matches("ran|cancelled|refused"), submission.outcome());
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

    /** Does not look whether it was shut down. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        PoolExecutor pool() {
            return NaivePool.ofWorkers(1);
        }
    }
}
