package io.raceproof.stress.harness.future.several;

import io.raceproof.futures.Future;
import io.raceproof.futures.Futures;
import io.raceproof.futures.ReturnWhen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The executor's ways to wait for several futures, and a broken one. */
final class Waits {
    private Waits() {}

    /** Waits for all, as none of them fails. It counts them all, where {@link #await} waits for the last one first. */
    static List<Future<?>> awaitFailure(List<Future<?>> futures, Duration most) throws InterruptedException {
        return List.copyOf(
                Futures.await(futures, ReturnWhen.FIRST_EXCEPTION, most).done());
    }

    static List<Future<?>> asCompleted(List<Future<?>> futures, Duration most) {
        List<Future<?>> done = new ArrayList<>();
        Futures.asCompleted(futures, most).forEach(done::add);
        return done;
    }

    /** A way to wait for several futures forever. */
    @FunctionalInterface
    interface Several {
        /** Returns those that are done, in the order in which they came. */
        List<Future<?>> done(List<Future<?>> futures) throws Exception;
    }

    static List<Future<?>> await(List<Future<?>> futures) throws InterruptedException {
        return List.copyOf(Futures.<Future<?>>await(futures).done());
    }

    /** {@link #awaitFailure(List, Duration)} forever. */
    static List<Future<?>> awaitFailure(List<Future<?>> futures) throws InterruptedException {
        return List.copyOf(
                Futures.<Future<?>>await(futures, ReturnWhen.FIRST_EXCEPTION).done());
    }

    static List<Future<?>> asCompleted(List<Future<?>> futures) {
        List<Future<?>> done = new ArrayList<>();
        Futures.<Future<?>>asCompleted(futures).forEach(done::add);
        return done;
    }

    /** {@link #naive} on a monitor, into which the model checker can look. */
    static List<Future<?>> naivelyOnMonitor(List<Future<?>> futures) throws InterruptedException {
        Missing missing = new Missing();
        missing.count = futures.size();
        for (Future<?> future : futures) {
            future.whenDone(done -> {
                missing.decrement();
                synchronized (missing) {
                    missing.notifyAll();
                }
            });
        }
        synchronized (missing) {
            while (missing.count > 0) {
                missing.wait();
            }
        }
        return futures;
    }

    /** What is still missing, counted without protection. */
    private static final class Missing {
        private volatile int count;

        @SuppressWarnings("NonAtomicVolatileUpdate") // that is the bug
        void decrement() {
            count--;
        }
    }

    /** Counts down in whichever thread a future is done: an update gets lost. */
    static List<Future<?>> naive(List<Future<?>> futures, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        Missing missing = new Missing();
        missing.count = futures.size();
        Thread me = Thread.currentThread();
        for (Future<?> future : futures) {
            future.whenDone(done -> {
                missing.decrement();
                LockSupport.unpark(me);
            });
        }
        while (missing.count > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        return futures;
    }
}
