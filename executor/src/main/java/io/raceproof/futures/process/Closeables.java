package io.raceproof.futures.process;

/** Closing what may be broken. */
final class Closeables {
    private Closeables() {}

    static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // the other end is gone
        }
    }
}
