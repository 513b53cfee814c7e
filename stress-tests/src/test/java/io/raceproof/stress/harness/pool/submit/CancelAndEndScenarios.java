package io.raceproof.stress.harness.pool.submit;

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
import java.util.concurrent.atomic.AtomicBoolean;

/** cancel(true) interrupts the task it means and not the next one. */
public final class CancelAndEndScenarios {
    private CancelAndEndScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor pool();

        @Override
        public final void run() throws Exception {
            PoolExecutor pool = pool();
            AtomicBoolean strayed = new AtomicBoolean();
            Submission first = new Submission();
            Submission second = new Submission();
            first.to(pool);
            second.to(pool, () -> strayed.set(Thread.interrupted()));
            Actors.run(pool, first::cancel);
            pool.close();
            demand(!strayed.get(), "the next task was interrupted");
            demand(first.outcome().matches("ran|cancelled|interrupted"), first.outcome());
            demand(second.outcome().equals("ran"), second.outcome());
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

    /** Interrupts in a second step, when the next task may run. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        PoolExecutor pool() {
            return NaivePool.ofWorkers(1);
        }
    }
}
