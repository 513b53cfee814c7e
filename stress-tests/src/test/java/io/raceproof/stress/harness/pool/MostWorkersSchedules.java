package io.raceproof.stress.harness.pool;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.harness.Control;
import io.raceproof.stress.lincheck.Actors;
import java.util.concurrent.atomic.AtomicInteger;

/** Never do more tasks run at once than the pool has workers. */
public final class MostWorkersSchedules {
    private MostWorkersSchedules() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor pool();

        @Override
        public final void run() throws Exception {
            PoolExecutor pool = pool();
            AtomicInteger running = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            Runnable work = () -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                running.decrementAndGet();
            };
            Submission first = new Submission();
            Submission second = new Submission();
            Actors.run(pool, () -> first.to(pool, work), () -> second.to(pool, work));
            pool.close();
            demand(most.get() == 1, "two tasks ran at once in a pool of one worker");
        }
    }

    /** The executor's. */
    @Control(BrokenTwin.class)
    public static final class Real extends Rule {
        @Override
        PoolExecutor pool() {
            return ThreadPoolExecutor.ofWorkers(1);
        }
    }

    /** Counts its threads, and starts one in a second step. */
    public static final class BrokenTwin extends Rule {
        @Override
        PoolExecutor pool() {
            return NaivePool.ofWorkers(1);
        }
    }
}
