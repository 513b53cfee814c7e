package io.raceproof.stress.harness.pool.faults;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.pool.NaivePool;
import io.raceproof.stress.harness.pool.Submission;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;
import java.util.concurrent.atomic.AtomicInteger;

/** Two threads submit while the initializer fails. */
public final class FailingInitializerScenarios {
    private FailingInitializerScenarios() {}

    /** The rule. */
    abstract static class Rule extends BreakingPoolRule {
        @Override
        final void submit(PoolExecutor pool, Submission first, Submission second) throws Exception {
            Actors.run(pool, () -> first.to(pool), () -> second.to(pool));
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        PoolExecutor pool(AtomicInteger threads) {
            return real(threads).build();
        }
    }

    /** Looks whether it is broken, and queues in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        PoolExecutor pool(AtomicInteger threads) {
            return NaivePool.failing();
        }
    }
}
