package io.raceproof.stress.harness.pool;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.engine.Tier;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;

/** When close() has returned, the pool has ended: no thread is started any more, also not for a task that was just submitted. */
public final class NoThreadAfterCloseSchedules {
    private NoThreadAfterCloseSchedules() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor pool(ThreadFactory factory);

        @Override
        public final void run() throws Exception {
            AtomicBoolean closed = new AtomicBoolean();
            AtomicBoolean late = new AtomicBoolean();
            PoolExecutor pool = pool(work -> {
                if (closed.get()) {
                    late.set(true);
                }
                return new Thread(work);
            });
            Submission first = new Submission();
            Submission second = new Submission();
            Gate gate = new Gate();
            first.to(pool, gate::pass); // the one worker is busy until the pool is closed
            Actors.run(new Object[] {pool, closed, late, gate}, () -> second.to(pool), () -> {
                gate.open();
                pool.close();
                closed.set(true);
            });
            demand(!late.get(), "a thread was started after close() had returned");
        }
    }

    /** The executor's. */
    @Control(BrokenTwin.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        PoolExecutor pool(ThreadFactory factory) {
            return ThreadPoolExecutor.builder()
                    .workers(2)
                    .threadFactory(factory)
                    .build();
        }
    }

    /** Queues a task, and starts a thread for it in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class BrokenTwin extends Rule {
        @Override
        PoolExecutor pool(ThreadFactory factory) {
            return NaivePool.withThreads(factory);
        }
    }
}
