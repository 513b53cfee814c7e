package io.raceproof.futures.internal.pool;

import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.future.Unrun;
import io.raceproof.futures.internal.jvm.Threads;
import io.raceproof.futures.internal.park.Deadline;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs the users' callbacks of a pool one after the other, so that none of them holds up a worker, and none waits for
 * itself. The thread is started when it is first needed. Thread-safe.
 */
public final class CallbackThread {
    private final Workers one;

    /** One whose thread has this name. */
    public CallbackThread(Threads threads, String name) {
        this(work -> threads.daemon(work, name));
    }

    /** {@code factory} makes the thread. */
    public CallbackThread(ThreadFactory factory) {
        one = new Workers(1, factory, null, null, ended -> {});
    }

    /**
     * Hands over callbacks. If the thread is gone, because the pool has just ended, or cannot be started, they run in the
     * thread that finds out: this one, or another that hands over callbacks at the same time.
     */
    public void run(Runnable callbacks) {
        try {
            one.submit(new Job(new Handed(callbacks)));
        } catch (RejectedExecutionException e) {
            // completed unrun, so the callbacks have run
        }
    }

    private static final class Job extends AbstractFuture<@Nullable Void> {
        Job(Handed work) {
            super(work, null);
        }
    }

    private record Handed(Runnable callbacks) implements Callable<@Nullable Void>, Unrun {
        @Override
        public @Nullable Void call() {
            callbacks.run();
            return null;
        }

        @Override
        public void unrun(@Nullable Throwable failure) {
            callbacks.run();
        }
    }

    /** Whether the calling thread is this one. */
    public boolean isCurrent() {
        return one.isWorker();
    }

    /** Whether it is in the JVM's exit, and so never comes back. */
    public boolean isExiting() {
        return one.waitsForExit();
    }

    /** Lets the thread end when it has run what it was given. */
    public void close() {
        one.close();
    }

    /** Whether it is closed and its thread has ended. */
    public boolean isTerminated() {
        return one.isTerminated();
    }

    /** Closes it, and waits until the thread has ended; false if that took too long. */
    public boolean awaitTermination(Deadline deadline) throws InterruptedException {
        close();
        return one.awaitTermination(deadline);
    }
}
