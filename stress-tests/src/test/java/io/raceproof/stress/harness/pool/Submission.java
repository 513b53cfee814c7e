package io.raceproof.stress.harness.pool;

import io.raceproof.futures.BrokenExecutorException;
import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One task, submitted or refused, and what became of it. */
public final class Submission {
    private final AtomicInteger runs = new AtomicInteger();
    private volatile @Nullable Future<?> future;
    private volatile boolean broken;

    /** Submits it; to be refused is no error. */
    public void to(PoolExecutor pool) {
        to(pool, () -> {});
    }

    public void to(PoolExecutor pool, Runnable work) {
        try {
            future = pool.submit(() -> {
                runs.incrementAndGet();
                work.run();
            });
        } catch (RejectedExecutionException e) {
            future = null;
            broken = e instanceof BrokenExecutorException;
        }
    }

    /** Submits it, and waits for its end: what is forgotten then is not found by who closes the pool later. */
    public void toAndAwait(PoolExecutor pool) throws InterruptedException {
        to(pool);
        await();
    }

    /** Cancels it with an interrupt. */
    public void cancel() {
        Future<?> accepted = future;
        if (accepted != null) {
            accepted.cancel(true);
        }
    }

    public void await() throws InterruptedException {
        Future<?> accepted = future;
        if (accepted != null) {
            accepted.exception();
        }
    }

    public boolean isUnderWay() {
        Future<?> accepted = future;
        return accepted != null && !accepted.isDone();
    }

    public boolean isAccepted() {
        return future != null;
    }

    /** Whether it was refused because the pool is broken. */
    public boolean isRefusedAsBroken() {
        return broken;
    }

    /** After the end of the pool: "ran", "refused", "cancelled" or "failed"; anything else breaks the rule. */
    public String outcome() {
        Future<?> accepted = future;
        if (accepted == null) {
            return runs.get() == 0 ? "refused" : "refused, but it ran";
        }
        return switch (accepted.status()) {
            case SUCCEEDED -> runs.get() == 1 ? "ran" : "ran " + runs + " times";
            case CANCELLED -> runs.get() == 0 ? "cancelled" : "interrupted";
            case FAILED -> runs.get() == 0 ? "failed" : "failed, but it ran";
            case PENDING -> "accepted, but it never ran";
            case RUNNING -> "begun, but it never ended";
        };
    }
}
