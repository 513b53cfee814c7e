package io.raceproof.stress.harness.pool.bound;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A task that holds a place of a bounded queue: one of two, of which the other is free. */
public interface PermitHolder {
    /** Runs the task, unless it was cancelled before. */
    void run();

    /** Cancels the task, unless it has started. */
    void cancel();

    /** After the race: how many places are free. */
    int free();

    /** Gives the place back, and finds out in a second step whether it was the one to do so. */
    final class Naive implements PermitHolder {
        private final AtomicInteger free = new AtomicInteger(1);
        private final AtomicBoolean left = new AtomicBoolean();

        @Override
        public void run() {
            if (left.compareAndSet(false, true)) {
                free.incrementAndGet();
            }
        }

        @Override
        public void cancel() {
            if (!left.get()) {
                free.incrementAndGet();
                left.compareAndSet(false, true);
            }
        }

        @Override
        public int free() {
            return free.get();
        }
    }
}
