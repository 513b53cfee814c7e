package io.raceproof.stress.harness.pool.faults;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.WhenFull;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.pool.NaivePool;
import io.raceproof.stress.harness.pool.Submission;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;
import java.util.concurrent.atomic.AtomicInteger;

/** The same in a pool with a bounded queue, which looks whether it is open before it queues. */
public final class SubmitToBreakingBoundedPoolScenarios {
    private SubmitToBreakingBoundedPoolScenarios() {}

    /** The rule. */
    abstract static class Rule extends BreakingPoolRule {
        @Override
        final void submit(PoolExecutor pool, Submission first, Submission second) throws Exception {
            Actors.run(pool, () -> {
                first.to(pool);
                second.to(pool);
            });
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        PoolExecutor pool(AtomicInteger threads) {
            return real(threads).queueBound(2, WhenFull.BLOCK).build();
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
