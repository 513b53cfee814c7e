package io.raceproof.futures.internal.jvm;

import java.util.Arrays;

/** What is known of the exit of the JVM. Thread-safe. */
public final class JvmExit {
    /** Set by the thread of the shutdown hook, or by the thread that finds that it is too late for one; read by submitters. */
    private static volatile boolean begun;

    private JvmExit() {}

    /** Registers a shutdown hook; false, and the exit is known to have begun, if it is too late for one. */
    public static boolean addHook(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return true;
        } catch (IllegalStateException e) {
            begun = true;
            return false;
        }
    }

    /** Called when the exit has begun. */
    public static void begin() {
        begun = true;
    }

    /** Whether the exit is known to have begun. */
    public static boolean hasBegun() {
        return begun;
    }

    /** Whether the thread is in the JVM's exit, or waits for one that is: it never comes back. */
    public static boolean isExiting(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown"));
    }
}
