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
import java.util.concurrent.atomic.AtomicInteger;

/** When a second thread cannot be started, the first one runs both tasks. */
public final class SecondThreadFailsScenarios {
    private SecondThreadFailsScenarios() {}

    private static PoolExecutor oneThreadOnly() {
        AtomicInteger started = new AtomicInteger();
        return ThreadPoolExecutor.builder()
                .workers(2)
                .threadFactory(work -> {
                    if (started.incrementAndGet() > 1) {
                        throw new IllegalStateException("on purpose");
                    }
                    return new Thread(work);
                })
                .build();
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
            demand(first.outcome().equals("ran") && second.outcome().equals("ran"), "a task did not run");
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        PoolExecutor pool() {
            return oneThreadOnly();
        }
    }

    /** Looks for work, and goes to sleep in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        PoolExecutor pool() {
            return NaivePool.ofWorkers(1);
        }
    }
}
