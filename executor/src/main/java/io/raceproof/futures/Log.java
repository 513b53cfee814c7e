package io.raceproof.futures;

/** Where this package reports what it cannot throw: the system logger named after the package. Thread-safe. */
final class Log {
    private static final System.Logger LOGGER = System.getLogger("io.raceproof.futures");

    private Log() {}

    /** Logs at level ERROR. Never throws, whatever the logger does. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    static void error(String message, Throwable cause) {
        try {
            LOGGER.log(System.Logger.Level.ERROR, message, cause);
        } catch (Throwable loggerFailed) {
            loggerFailed.addSuppressed(cause);
            loggerFailed.printStackTrace();
        }
    }
}
