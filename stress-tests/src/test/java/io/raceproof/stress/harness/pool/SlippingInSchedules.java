package io.raceproof.stress.harness.pool;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.engine.Tier;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;
import java.util.concurrent.atomic.AtomicInteger;

/** A task that slips in while the initializer of the only thread fails is failed, too. */
public final class SlippingInSchedules {
    private SlippingInSchedules() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor pool(AtomicInteger threads);

        @Override
        public final void run() throws Exception {
            AtomicInteger threads = new AtomicInteger();
            PoolExecutor pool = pool(threads);
            Submission first = new Submission();
            Submission second = new Submission();
            Actors.run(pool, () -> {
                first.to(pool);
                second.to(pool);
            });
            pool.close();
            demand(threads.get() <= MOST, "thread after thread was started");
            demand(isAsBroken(first), first.outcome());
            demand(isAsBroken(second), second.outcome());
        }
    }

    /** One thread for each task, and one that finds that the other was settled already. */
    private static final int MOST = 3;

    private static boolean isAsBroken(Submission submission) {
        return submission.outcome().equals("failed") || submission.isRefusedAsBroken();
    }

    /** The executor's. */
    @Control(BrokenTwin.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        PoolExecutor pool(AtomicInteger threads) {
            return ThreadPoolExecutor.builder()
                    .workers(1)
                    .threadFactory(work -> {
                        if (threads.incrementAndGet() > MOST) {
                            throw new IllegalStateException("enough");
                        }
                        return new Thread(work);
                    })
                    .initializer(() -> {
                        throw new IllegalStateException("on purpose");
                    })
                    .build();
        }
    }

    /** Looks whether it is broken, and queues in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class BrokenTwin extends Rule {
        @Override
        PoolExecutor pool(AtomicInteger threads) {
            return NaivePool.failing();
        }
    }
}
