package io.raceproof.lessons.grading;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Watches a check from within its JVM, so that time counts only while this JVM gets on: it ends a check that uses too much
 * processor time, or whose threads all wait for too many heartbeats of this thread. A JVM that is stopped, or on a machine
 * that is busy, has no heartbeat. {@link #passed} is called by the thread that runs the checks.
 */
final class CheckWatch {
    private static final long HEARTBEAT_MILLIS = 20;

    private final Duration limit;
    private final Consumer<String> verdict;

    /** Counts the checks that have ended; written by the thread that runs them. */
    private volatile int ended;

    private CheckWatch(Duration limit, Consumer<String> verdict) {
        this.limit = limit;
        this.verdict = verdict;
    }

    /**
     * Starts one.
     *
     * @param limit for each check: of processor time, or of heartbeats in which nothing runs
     * @param verdict is given the sentence, and ends this JVM
     */
    static CheckWatch start(Duration limit, Consumer<String> verdict) {
        CheckWatch watch = new CheckWatch(limit, verdict);
        Thread thread = new Thread(watch::watch, "check watch");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    /** A check has ended: the next one has the whole limit. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // by one thread
    void passed() {
        ended++;
    }

    private void watch() {
        int check = ended;
        long begun = processorTime();
        int still = 0;
        while (true) {
            try {
                Thread.sleep(HEARTBEAT_MILLIS);
            } catch (InterruptedException e) {
                continue; // by the learner's code
            }
            if (check != ended) {
                check = ended;
                begun = processorTime();
                still = 0;
            }
            still = running() == null ? still + 1 : 0;
            if (processorTime() - begun > limit.toNanos()) {
                verdict.accept("it did not end within " + limit.toSeconds() + " seconds of processor time"
                        + place(running()) + ": look for a loop without end");
            } else if (still * HEARTBEAT_MILLIS > limit.toMillis()) {
                verdict.accept("it did not end, and for " + limit.toSeconds()
                        + " seconds every thread waited: look for a wait for something that never comes");
            }
        }
    }

    private static @Nullable Thread running() {
        Thread[] threads = new Thread[Thread.activeCount() + 8];
        int count = Thread.enumerate(threads);
        return Arrays.stream(threads, 0, count)
                .filter(thread -> thread != Thread.currentThread() && thread.getState() == Thread.State.RUNNABLE)
                .findFirst()
                .orElse(null);
    }

    private static String place(@Nullable Thread thread) {
        return thread == null ? "" : ContractMain.placeOf(thread.getStackTrace());
    }

    private static long processorTime() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }
}
