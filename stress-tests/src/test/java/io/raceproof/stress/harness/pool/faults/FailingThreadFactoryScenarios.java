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

/** When no thread can be started, every task is refused or fails; none is left pending. */
public final class FailingThreadFactoryScenarios {
    private FailingThreadFactoryScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor pool();

        @Override
        public final void run() throws Exception {
            PoolExecutor pool = pool();
            Submission first = new Submission();
            Submission second = new Submission();
            Actors.run(pool, () -> first.to(pool), () -> second.to(pool));
            pool.close();
            demand(first.outcome().matches("failed|refused"), first.outcome());
            demand(second.outcome().matches("failed|refused"), second.outcome());
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        PoolExecutor pool() {
            return ThreadPoolExecutor.builder()
                    .workers(1)
                    .threadFactory(work -> {
                        throw new IllegalStateException("on purpose");
                    })
                    .build();
        }
    }

    /** Looks whether it is broken, and queues in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        PoolExecutor pool() {
            return NaivePool.failing();
        }
    }
}
