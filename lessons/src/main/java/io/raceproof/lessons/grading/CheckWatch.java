package io.raceproof.lessons.grading;

import io.raceproof.lessons.kit.OtherThreads;
import io.raceproof.stress.process.ProcessorTime;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Watches a check from within its JVM, so that time counts only while this JVM gets on: it ends a check that uses too much
 * processor time, or whose threads all wait for too many heartbeats of this thread. A JVM that is stopped has no heartbeat, and
 * one on a busy machine has few. {@link #passed} is called by the thread that runs the checks.
 */
final class CheckWatch {
    private static final long HEARTBEAT_MILLIS = 20;

    /** So many times the limit may all threads wait, in heartbeats, where they do some work in between. */
    private static final int MOST_LIMITS = 3;

    private final Duration limit;
    private final String file;
    private final Consumer<String> lastLine;

    /** Counts the checks that have ended; written by the thread that runs them, read by this one. */
    private volatile int ended;

    private CheckWatch(Duration limit, String file, Consumer<String> lastLine) {
        this.limit = limit;
        this.file = file;
        this.lastLine = lastLine;
    }

    /**
     * Starts one.
     *
     * @param limit for each check: of processor time, or of heartbeats in which nothing runs
     * @param file the learner's: lines of it are named
     * @param lastLine is given the last line of the protocol, see {@link ContractMain}, and ends this JVM
     */
    static CheckWatch start(Duration limit, String file, Consumer<String> lastLine) {
        CheckWatch watch = new CheckWatch(limit, file, lastLine);
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
        while (true) {
            watchOne(ended);
        }
    }

    /** Returns when this check has ended. */
    private void watchOne(int check) {
        long begun = processorTime();
        long stillSince = begun; // in processor time, for threads that are not seen here
        int still = 0;
        int waits = 0;
        while (check == ended) {
            int slept = sleep() ? 1 : 0;
            long now = processorTime();
            boolean waiting = running() == null;
            waits += waiting ? slept : 0;
            if (!waiting || now - stillSince > limit.toNanos() / 20) {
                still = 0;
                stillSince = now;
            } else {
                still += slept;
            }
            String line = lineFor(now - begun, still, waits);
            if (line != null && check == ended) {
                lastLine.accept(line);
            }
        }
    }

    private @Nullable String lineFor(long processorTime, int still, int waits) {
        if (processorTime > limit.toNanos()) {
            return "failed it did not end within " + limit.toSeconds() + " seconds of processor time" + place(running())
                    + ": look for a loop without end";
        }
        if (still * HEARTBEAT_MILLIS > limit.toMillis()) {
            return "failed it did not end, and for " + limit.toSeconds()
                    + " seconds every thread waited: look for a wait for something that never comes";
        }
        if (waits * HEARTBEAT_MILLIS > MOST_LIMITS * limit.toMillis()) {
            return "late it did not end, and for " + MOST_LIMITS * limit.toSeconds()
                    + " seconds in all every thread waited, with a little work in between:"
                    + " look for a loop that asks again and again for something that never comes;"
                    + " if there is none, this machine is too busy: check again when it is not";
        }
        return null;
    }

    private static boolean sleep() {
        try {
            Thread.sleep(HEARTBEAT_MILLIS);
            return true;
        } catch (InterruptedException e) {
            return false; // by the learner's code
        }
    }

    private static @Nullable Thread running() {
        return OtherThreads.ofThisGroup()
                .filter(thread -> thread.getState() == Thread.State.RUNNABLE)
                .findFirst()
                .orElse(null);
    }

    private String place(@Nullable Thread thread) {
        return thread == null ? "" : ContractMain.placeOf(thread.getStackTrace(), file);
    }

    private static long processorTime() {
        return ProcessorTime.ofThisJvm().toNanos();
    }
}
