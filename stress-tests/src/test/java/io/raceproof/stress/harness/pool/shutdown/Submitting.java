package io.raceproof.stress.harness.pool.shutdown;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ShutdownMode;
import io.raceproof.stress.harness.Race;
import io.raceproof.stress.harness.pool.Submission;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** One thread submits to a pool that has a worker already, another shuts it down. */
final class Submitting extends Race {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final PoolExecutor pool;
    private final ShutdownMode mode;
    private final AtomicInteger arrived = new AtomicInteger();
    private final Submission early = new Submission();
    private final Submission late = new Submission();

    Submitting(PoolExecutor pool, ShutdownMode mode) {
        this.pool = pool;
        this.mode = mode;
    }

    @Override
    protected void first() throws InterruptedException {
        early.to(pool);
        early.await();
        meet();
        late.to(pool);
    }

    @Override
    protected void second() {
        meet();
        pool.shutdown(mode);
    }

    /** Lets both go on at once; and keeps one of them from opening a thousand pools before the other closes the first. */
    @SuppressWarnings("ThreadPriorityCheck") // there may be fewer processors than threads
    private void meet() {
        arrived.incrementAndGet();
        while (arrived.get() < 2) {
            Thread.yield();
        }
    }

    @Override
    protected String after() throws InterruptedException {
        if (!pool.awaitTermination(LIMIT)) {
            return "the pool does not end";
        }
        return early.outcome().equals("ran") ? late.outcome() : "the early one did not run";
    }
}
