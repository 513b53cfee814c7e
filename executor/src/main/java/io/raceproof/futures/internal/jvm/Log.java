package io.raceproof.futures.internal.jvm;

/**
 * Where the executor reports what it cannot throw: the system logger {@code io.raceproof.futures}. Thread-safe.
 *
 * <p>It has no static initializer: one that ran for the first time where the stack is nearly used up would fail, and the
 * class be unusable for the life of the JVM (JLS 12.4.2).
 */
public final class Log {
    private static final String NAME = "io.raceproof.futures";

    /** Whether the JDK's own logging was initialized. Written by the first thread; a second write does no harm. */
    private static volatile boolean prepared;

    private Log() {}

    /** Initializes the JDK's logging, which has static initializers: called before there can be something to log. */
    public static void prepare() {
        if (!prepared) {
            prepared = true;
            try {
                System.getLogger(NAME).isLoggable(System.Logger.Level.ERROR);
            } catch (Throwable t) {
                // error() says so when it matters
            }
        }
    }

    /** Logs at level ERROR. Never throws, whatever the logger does. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    public static void error(String message, Throwable cause) {
        try {
            System.getLogger(NAME).log(System.Logger.Level.ERROR, message, cause);
        } catch (Throwable loggerFailed) {
            try {
                loggerFailed.addSuppressed(cause);
                loggerFailed.printStackTrace();
            } catch (Throwable noStackLeft) {
                // nowhere to report it
            }
        }
    }
}
