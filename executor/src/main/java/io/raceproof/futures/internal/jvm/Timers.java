package io.raceproof.futures.internal.jvm;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs short actions later, for the whole executor, on one thread that ends when it has had nothing to do for a second. The
 * JDK's own thread for this never ends, and keeps the context class loader of the first thread that needs it. Thread-safe.
 */
public final class Timers {
    private static final ScheduledThreadPoolExecutor EXECUTOR =
            new ScheduledThreadPoolExecutor(1, work -> Threads.ofSystem().daemon(work, "raceproof-timers"));

    static {
        EXECUTOR.setKeepAliveTime(1, TimeUnit.SECONDS);
        EXECUTOR.allowCoreThreadTimeOut(true);
        EXECUTOR.setRemoveOnCancelPolicy(true); // a timer that is not needed any more keeps nothing alive
    }

    private Timers() {}

    /** Has the action run once, that much later, unless the result is cancelled before. */
    public static Future<?> after(long nanos, Runnable action) {
        return EXECUTOR.schedule(action, nanos, TimeUnit.NANOSECONDS);
    }

    /** Has the action run again and again, with that much time in between, until the result is cancelled. */
    public static Future<?> every(long nanos, Runnable action) {
        return EXECUTOR.scheduleWithFixedDelay(action, nanos, nanos, TimeUnit.NANOSECONDS);
    }
}
