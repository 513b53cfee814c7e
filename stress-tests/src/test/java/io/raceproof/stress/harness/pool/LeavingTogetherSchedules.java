package io.raceproof.stress.harness.pool;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.engine.Tier;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;
import java.time.Duration;

/** close() returns when two workers leave at once, or go to sleep just then. */
public final class LeavingTogetherSchedules {
    private LeavingTogetherSchedules() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor pool();

        @Override
        public final void run() throws Exception {
            PoolExecutor pool = pool();
            Gate one = new Gate();
            Gate other = new Gate();
            Submission first = new Submission();
            Submission second = new Submission();
            first.to(pool, () -> {
                one.open();
                other.pass();
            });
            second.to(pool, () -> {
                other.open();
                one.pass();
            });
            first.await();
            second.await();
            Actors.run(pool, pool::close);
            demand(pool.awaitTermination(Duration.ZERO), "close() has returned, and the pool has not ended");
        }
    }

    /** The executor's. */
    @Control(BrokenTwin.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        PoolExecutor pool() {
            return ThreadPoolExecutor.ofWorkers(2);
        }
    }

    /** Has one worker where there should be two, and one task waits for the other. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class BrokenTwin extends Rule {
        @Override
        PoolExecutor pool() {
            return NaivePool.ofWorkers(1);
        }
    }
}
