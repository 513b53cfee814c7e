package io.raceproof.futures.internal.pool;

import io.raceproof.futures.internal.park.Deadline;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The end of a pool, for those that wait for it. The pool says what its end is: a condition on fields that its lock guards.
 * Thread-safe.
 *
 * <pre>
 *   a change that may have been the last ──► {@link #signal}: has it ended? ──► wakes {@link #await}, then runs {@code afterwards}
 * </pre>
 *
 * <p>Once true, the condition stays true.
 */
public final class Termination {
    private final ReentrantLock lock;
    private final Condition reached;
    private final BooleanSupplier condition;
    private final Runnable afterwards;

    /**
     * Makes the termination of one pool.
     *
     * @param lock the pool's, which guards what {@code condition} reads
     * @param condition whether the pool has ended; evaluated under the lock, so it must call no foreign code
     * @param afterwards run without the lock after each signal that finds the pool ended: once or more often
     */
    public Termination(ReentrantLock lock, BooleanSupplier condition, Runnable afterwards) {
        this.lock = lock;
        this.reached = lock.newCondition();
        this.condition = condition;
        this.afterwards = afterwards;
    }

    /** Called after each change that may have been the last one, without the lock. */
    public void signal() {
        lock.lock();
        try {
            if (!isReachedNow()) {
                return;
            }
            reached.signalAll();
        } finally {
            lock.unlock();
        }
        afterwards.run();
    }

    /** Whether the pool has ended. */
    public boolean isReached() {
        lock.lock();
        try {
            return isReachedNow();
        } finally {
            lock.unlock();
        }
    }

    private boolean isReachedNow() {
        return condition.getAsBoolean();
    }

    /** Waits for the end; false if the deadline comes first. */
    public boolean await(Deadline deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!isReachedNow()) {
                if (deadline.isPast()) {
                    return false;
                }
                if (deadline.isNever()) {
                    reached.await();
                } else {
                    reached.awaitNanos(deadline.remainingNanos());
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
