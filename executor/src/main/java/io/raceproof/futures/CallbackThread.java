package io.raceproof.futures;

import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the users' callbacks of a pool one after the other, so that none of them holds up a worker, and none waits for
 * itself. The thread is started when it is first needed. Thread-safe.
 */
final class CallbackThread {
    private final Workers one;

    CallbackThread(Threads threads, String name) {
        one = new Workers(1, work -> threads.daemon(work, name), null, null);
    }

    /** Hands over callbacks; when the thread is gone already, because the pool has just ended, runs them here. */
    void run(Runnable callbacks) {
        try {
            one.submit(new Future<@Nullable Void>(
                    () -> {
                        callbacks.run();
                        return null;
                    },
                    null));
        } catch (RejectedExecutionException e) {
            callbacks.run();
        }
    }

    /** Whether the calling thread is this one. */
    boolean isCurrent() {
        return one.isWorker();
    }

    /** Whether it is in the JVM's exit, and so never comes back. */
    boolean isExiting() {
        return one.waitsForExit();
    }

    /** Lets the thread end when it has run what it was given. */
    void close() {
        one.close();
    }

    boolean isTerminated() {
        return one.isTerminated();
    }

    /** Closes it, and waits until the thread has ended; false if that took too long. */
    boolean awaitTermination(Deadline deadline) throws InterruptedException {
        close();
        return one.awaitTermination(deadline);
    }
}
