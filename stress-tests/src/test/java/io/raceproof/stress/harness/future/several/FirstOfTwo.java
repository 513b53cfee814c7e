package io.raceproof.stress.harness.future.several;

import java.util.concurrent.atomic.AtomicInteger;

/** A wait for the first of two futures, without the thread that waits: it is awake, and has registered with both. */
public interface FirstOfTwo {
    /** Completes the first future. */
    void complete();

    /** Cancels the second future. */
    void cancel();

    /** The sleep of the thread that waits: it returns if it was woken. */
    void sleep() throws InterruptedException;

    /** Counts down, and looks at the count in a second step: of two that end at once, none finds that it was the first. */
    final class Naive implements FirstOfTwo {
        private final AtomicInteger missing = new AtomicInteger(1);
        private boolean woken; // guarded by this

        @Override
        public void complete() {
            missing.decrementAndGet();
            if (missing.get() == 0) {
                wake();
            }
        }

        @Override
        public void cancel() {
            complete();
        }

        private synchronized void wake() {
            woken = true;
            notifyAll();
        }

        @Override
        public synchronized void sleep() throws InterruptedException {
            while (!woken) {
                wait();
            }
        }
    }
}
