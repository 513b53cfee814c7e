package io.raceproof.futures.internal.queue;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * The permits of a bounded pool: one for each worker that there may be, and as many more as tasks may wait. A future holds one
 * from submit until its task has ended, or until it is completed without having started: so no task is refused while a worker
 * is free, and no more than the bound wait while none is. Thread-safe.
 */
public final class QueuePermits {
    /** Released when the pool shuts down, so that no submitter waits any more: the closed queue then refuses its task. */
    private static final int ALL = 1 << 30;

    /** The largest number of permits. */
    private static final int MOST = ALL - 1;

    private final int bound;
    private final boolean rejects;
    private final Semaphore free;

    /** {@code rejects}: whether a submitter that finds no permit is refused, instead of waiting for one. */
    public QueuePermits(int workers, int bound, boolean rejects) {
        this.bound = bound;
        this.rejects = rejects;
        this.free = new Semaphore((int) Math.min(MOST, (long) workers + bound), true);
    }

    /** Acquires a permit if one is free. */
    public boolean tryAcquire() {
        return free.tryAcquire();
    }

    /**
     * Acquires a permit as soon as there is one, or refuses.
     *
     * @param mayWait false in a worker of the same pool
     */
    public void acquire(boolean mayWait) {
        if (rejects) {
            throw new RejectedExecutionException("the queue is full: its bound is " + bound
                    + "; submit later, or build the pool with a larger bound or WhenFull.BLOCK");
        }
        if (!mayWait) {
            throw new RejectedExecutionException("the queue is full: its bound is " + bound
                    + ", and a worker must not wait for a permit that only workers release");
        }
        try {
            free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("interrupted while waiting for room in the queue", e);
        }
    }

    /** Gives a permit back. */
    public void release() {
        free.release();
    }

    /** Lets every submitter in that waits: the queue is closed, and refuses their tasks. */
    public void releaseAll() {
        free.release(ALL);
    }
}
