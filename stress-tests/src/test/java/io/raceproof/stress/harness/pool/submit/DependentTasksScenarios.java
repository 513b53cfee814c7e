package io.raceproof.stress.harness.pool.submit;

import io.raceproof.futures.PoolAccess;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.harness.pool.Gate;
import io.raceproof.stress.harness.pool.NaivePool;
import io.raceproof.stress.harness.pool.Submission;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;

/**
 * Two tasks that wait for each other, submitted at once when one worker goes to sleep and another may be started, meet; also
 * when the pool is closed before that worker sleeps.
 */
public final class DependentTasksScenarios {
    private DependentTasksScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor pool();

        @Override
        public final void run() throws Exception {
            PoolExecutor pool = pool();
            Submission early = new Submission();
            early.toAndAwait(pool);
            PoolAccess.awaitIdle(pool, 1);
            Gate one = new Gate();
            Gate other = new Gate();
            Submission first = new Submission();
            Submission second = new Submission();
            Actors.run(
                    new Object[] {pool, one, other},
                    () -> first.to(pool, () -> {
                        one.open();
                        other.pass();
                    }),
                    () -> second.to(pool, () -> {
                        other.open();
                        one.pass();
                    }));
            pool.close();
            demand(first.outcome().equals("ran") && second.outcome().equals("ran"), "a task did not run");
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.PR)
    public static final class Real extends Rule {
        @Override
        PoolExecutor pool() {
            return ThreadPoolExecutor.ofWorkers(2);
        }
    }

    /** Has one worker where there should be two. */
    @MustBeCaught
    @FromTier(Tier.PR)
    public static final class PositiveControl extends Rule {
        @Override
        PoolExecutor pool() {
            return NaivePool.ofWorkers(1);
        }
    }
}
