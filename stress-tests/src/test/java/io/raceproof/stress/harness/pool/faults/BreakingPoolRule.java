package io.raceproof.stress.harness.pool.faults;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.harness.pool.Submission;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * When the initializer of the only thread fails, each of two tasks fails, or is refused for that reason; none is left
 * pending, and no thread is started without need.
 */
abstract class BreakingPoolRule extends Claim {
    /** One for each task, and one that finds that the other was completed already. */
    private static final int MOST_THREADS = 3;

    /** The pool, which counts its threads there. */
    abstract PoolExecutor pool(AtomicInteger threads);

    /** Submits both, from one thread or from two. */
    abstract void submit(PoolExecutor pool, Submission first, Submission second) throws Exception;

    @Override
    public final void run() throws Exception {
        AtomicInteger threads = new AtomicInteger();
        PoolExecutor pool = pool(threads);
        Submission first = new Submission();
        Submission second = new Submission();
        submit(pool, first, second);
        pool.close();
        demand(threads.get() <= MOST_THREADS, "thread after thread was started");
        demand(isAsBroken(first), first.outcome());
        demand(isAsBroken(second), second.outcome());
    }

    private static boolean isAsBroken(Submission submission) {
        return submission.outcome().equals("failed") || submission.isRefusedAsBroken();
    }

    /** The executor's, to be completed. */
    static ThreadPoolExecutor.Builder real(AtomicInteger threads) {
        return ThreadPoolExecutor.builder()
                .workers(1)
                .threadFactory(work -> {
                    if (threads.incrementAndGet() > MOST_THREADS) {
                        throw new IllegalStateException("enough");
                    }
                    return new Thread(work);
                })
                .initializer(() -> {
                    throw new IllegalStateException("on purpose");
                });
    }
}
