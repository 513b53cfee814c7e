package io.raceproof.futures;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What happens to open pools when the JVM exits, Ctrl-C included: each accepts nothing more and finishes its queue, all
 * of them together within {@link #LIMIT}. What is not done by then is dropped, and counted on standard error. The threads
 * of a pool are daemons, so a forgotten pool does not keep the JVM from exiting. Thread-safe.
 *
 * <p>The limit is ten seconds, or what the system property {@code io.raceproof.futures.exitSeconds} says.
 */
final class ExitHook {
    private static final Duration LIMIT = Duration.ofSeconds(Long.getLong("io.raceproof.futures.exitSeconds", 10));

    /** The part of a pool that this drains. */
    interface Drainable {
        void close();

        boolean awaitTermination(Deadline deadline) throws InterruptedException;

        /** Takes what has not started out of the queue. */
        List<Future<?>> drain();

        /** How many workers live. */
        int size();
    }

    /** The pools that have not terminated. */
    private static final Set<Drainable> OPEN = ConcurrentHashMap.newKeySet();

    private static volatile boolean begun;

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(ExitHook::drainAll, "raceproof-exit"));
        } catch (IllegalStateException e) { // the JVM's exit is under way already: too late for a hook
            begun = true;
        }
    }

    private ExitHook() {}

    /** Called for each pool before its first task. During the exit it closes the pool: nothing would wait for its tasks. */
    static void add(Drainable workers) {
        OPEN.add(workers);
        if (begun) {
            workers.close();
        }
    }

    static void remove(Drainable workers) {
        OPEN.remove(workers);
    }

    static boolean hasBegun() {
        return begun;
    }

    private static void drainAll() {
        begun = true;
        Deadline deadline = Deadline.after(LIMIT);
        List<Drainable> open = List.copyOf(OPEN);
        open.forEach(Drainable::close);
        int dropped = 0;
        for (Drainable workers : open) {
            try {
                if (!workers.awaitTermination(deadline)) {
                    dropped += workers.drain().size() + workers.size();
                }
            } catch (InterruptedException e) {
                return; // somebody wants this JVM gone at once
            }
        }
        if (dropped > 0) {
            System.err.println("raceproof: JVM exit dropped " + dropped + " tasks that were not done after "
                    + LIMIT.toSeconds() + " seconds");
        }
    }
}
