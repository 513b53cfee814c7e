package io.raceproof.futures;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * The permits of a bounded pool: one for each worker that there may be, and as many more as tasks may wait. A future holds one
 * from submit until its task has ended, or until it is completed without having started: so no task is refused while a worker
 * is free, and no more than the bound wait while none is. Thread-safe.
 */
final class QueuePermits {
    /** Released when the pool shuts down, so that no submitter waits any more: the closed queue then refuses its task. */
    private static final int ALL = 1 << 30;

    /** The largest number of permits. */
    private static final int MOST = ALL - 1;

    private final int bound;
    private final WhenFull whenFull;
    private final Semaphore free;

    QueuePermits(int workers, int bound, WhenFull whenFull) {
        this.bound = bound;
        this.whenFull = whenFull;
        this.free = new Semaphore((int) Math.min(MOST, (long) workers + bound), true);
    }

    /** Acquires a permit if one is free. */
    boolean tryAcquire() {
        return free.tryAcquire();
    }

    /**
     * Acquires a permit as soon as there is one, or refuses.
     *
     * @param mayWait false in a worker of the same pool
     */
    void acquire(boolean mayWait) {
        if (whenFull == WhenFull.REJECT) {
            throw new RejectedExecutionException("the queue is full: its bound is " + bound
                    + "; submit later, or build the pool with a larger bound or WhenFull.BLOCK");
        }
        if (!mayWait) {
            throw new RejectedExecutionException("the queue is full: its bound is " + bound
                    + ", and a worker must not wait for room that only workers can make");
        }
        try {
            free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("interrupted while waiting for room in the queue", e);
        }
    }

    void release() {
        free.release();
    }

    void releaseAll() {
        free.release(ALL);
    }
}
