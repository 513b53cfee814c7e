package io.raceproof.stress.harness.parked;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A thread that goes to sleep, what should wake it, and how to tell. Nothing is left to chance: it is woken only after it
 * was seen asleep. So this sees a lost unpark of LockSupport, to which Lincheck is blind, the first time; it does not see
 * the races around going to sleep.
 *
 * @param thread goes to sleep soon
 * @param wake what should wake it
 * @param woken waits until it is awake, and returns false if it is not by then
 */
record Sleeper(Thread thread, Action wake, Check woken) {
    static final Duration LIMIT = Duration.ofSeconds(6);

    /** Some code. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    /** Some question. */
    @FunctionalInterface
    interface Check {
        boolean within(Duration limit) throws Exception;
    }

    /** A new thread that sleeps in {@code sleep} and has woken when it ends. */
    static Sleeper in(Action sleep, Action wake) {
        Thread thread = start(sleep);
        return new Sleeper(thread, wake, limit -> {
            thread.join(limit.toMillis());
            return !thread.isAlive();
        });
    }

    static Thread start(Action action) {
        Thread thread = new Thread(() -> {
            try {
                action.run();
            } catch (Exception e) {
                return; // awake, and that is all that is asked
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Empty if it slept and woke; else what went wrong, and where the thread is. */
    String complaint() throws Exception {
        if (!isSeenAsleep()) {
            return "was never seen asleep" + where(thread);
        }
        wake.run();
        return woken.within(LIMIT) ? "" : "was not woken" + where(thread);
    }

    /** The stack of a thread, for a person. */
    static String where(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .map(frame -> " at " + frame)
                .collect(Collectors.joining(",", ", it is " + thread.getState(), ""));
    }

    private boolean isSeenAsleep() {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end && thread.isAlive()) {
            Thread.State state = thread.getState();
            if (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }
}
