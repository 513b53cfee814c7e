package io.raceproof.stress.harness.pool.shutdown;

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

/** A thread that has shut a pool down is refused by it, also if another one was just doing the same. */
public final class ShutdownTwiceScenarios {
    private ShutdownTwiceScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor pool();

        @Override
        public final void run() throws Exception {
            PoolExecutor pool = pool();
            Submission first = new Submission();
            Submission second = new Submission();
            Actors.run(pool, () -> shutDownAndSubmit(pool, first), () -> shutDownAndSubmit(pool, second));
            pool.close();
            demand(!first.isAccepted() && !second.isAccepted(), "a task was accepted after shutdown");
        }

        private static void shutDownAndSubmit(PoolExecutor pool, Submission submission) {
            pool.shutdown();
            submission.to(pool);
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

    /** Leaves it to who came first, and does not wait. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        PoolExecutor pool() {
            return NaivePool.leavingItToTheFirst();
        }
    }
}
