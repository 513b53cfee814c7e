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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A pool of one worker runs two tasks in one thread. */
public final class MostWorkersScenarios {
    private MostWorkersScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor pool();

        @Override
        public final void run() throws Exception {
            PoolExecutor pool = pool();
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            Runnable work = () -> threads.add(Thread.currentThread());
            Submission first = new Submission();
            Submission second = new Submission();
            Actors.run(pool, () -> first.to(pool, work), () -> second.to(pool, work));
            pool.close();
            demand(threads.size() == 1, "ran in " + threads.size() + " threads");
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

    /** Counts its threads, and starts one in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        PoolExecutor pool() {
            return NaivePool.ofWorkers(1);
        }
    }
}
