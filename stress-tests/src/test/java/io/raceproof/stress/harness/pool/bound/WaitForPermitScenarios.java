package io.raceproof.stress.harness.pool.bound;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.futures.WhenFull;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.harness.pool.NaivePool;
import io.raceproof.stress.harness.pool.Submission;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;

/** A submit that waits for room in the queue goes on when a task leaves it. */
public final class WaitForPermitScenarios {
    private WaitForPermitScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor pool();

        @Override
        public final void run() throws Exception {
            PoolExecutor pool = pool();
            Submission first = new Submission();
            Submission second = new Submission();
            Submission third = new Submission();
            Actors.run(
                    pool,
                    () -> {
                        first.to(pool);
                        second.to(pool);
                    },
                    () -> third.to(pool));
            pool.close();
            demand(
                    first.outcome().equals("ran")
                            && second.outcome().equals("ran")
                            && third.outcome().equals("ran"),
                    "a task did not run");
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
                    .queueBound(1, WhenFull.BLOCK)
                    .build();
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
