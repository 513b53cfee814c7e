package io.raceproof.stress.harness.pool.faults;

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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** When the first thread cannot be started, a task runs or its submit is refused, not both and not neither. */
public final class FirstThreadFailsScenarios {
    private FirstThreadFailsScenarios() {}

    private static ThreadFactory notTheFirst() {
        AtomicInteger asked = new AtomicInteger();
        return work -> {
            if (asked.incrementAndGet() == 1) {
                throw new RejectedExecutionException("on purpose");
            }
            return new Thread(work);
        };
    }

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor pool();

        @Override
        public final void run() throws Exception {
            PoolExecutor pool = pool();
            Submission first = new Submission();
            Submission second = new Submission();
            Actors.run(pool, () -> first.toAndAwait(pool), () -> second.toAndAwait(pool));
            pool.close();
            demand(first.outcome().matches("ran|failed|refused"), first.outcome());
            demand(second.outcome().matches("ran|failed|refused"), second.outcome());
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        PoolExecutor pool() {
            return ThreadPoolExecutor.builder()
                    .workers(2)
                    .threadFactory(notTheFirst())
                    .build();
        }
    }

    /** Queues the task first, and lets it there if no thread can be started. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        PoolExecutor pool() {
            return NaivePool.withThreads(notTheFirst());
        }
    }
}
