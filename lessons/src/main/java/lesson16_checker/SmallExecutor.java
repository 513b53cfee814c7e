package lesson16_checker;

import java.util.function.IntSupplier;

/**
 * The small executor of lessons 12 to 15: workers that are started when tasks arrive, futures that are completed once, threads
 * that wait, listeners that are told. Thread-safe.
 */
public interface SmallExecutor {
    /** Starts threads. */
    @FunctionalInterface
    interface ThreadStarter {
        /**
         * Starts a thread that runs the worker.
         *
         * @throws RuntimeException or an Error: the thread cannot be started
         */
        void start(Runnable worker);
    }

    /** Makes executors. A class that is to be checked implements this, and has a public constructor without parameters. */
    interface Factory {
        /** A new executor, without workers. */
        SmallExecutor make(int maxWorkers, ThreadStarter starter);
    }

    /** What becomes of a task. */
    interface Result {
        /**
         * Cancels it, unless it is done. A task that has begun runs to its end, and its value is dropped.
         *
         * @return whether this call has cancelled it
         */
        boolean cancel();

        /** Whether there is a value or a failure, or it was cancelled. */
        boolean isDone();

        /**
         * Waits until it is done.
         *
         * @return the value
         * @throws java.util.concurrent.CompletionException if the task threw; the cause is what it threw
         * @throws java.util.concurrent.CancellationException if it was cancelled
         * @throws InterruptedException if the thread is interrupted while it waits
         */
        int get() throws InterruptedException;

        /** Calls the listener once when it is done, with no lock held; at once, in this thread, if it is done already. */
        Registration whenDone(Runnable listener);

        /** The number of listeners that are registered and not yet to be called: none once it is done. */
        int registrations();
    }

    /** What {@link Result#whenDone} returns. */
    interface Registration {
        /** Takes the registration back: unless the result is being completed, the listener is not called any more. */
        void close();
    }

    /**
     * Accepts a task, and starts a worker unless there are as many as the maximum. Every accepted task is run once, by a worker,
     * unless it is cancelled before. A worker that finds no task ends. If a thread cannot be started, the task waits for the
     * workers that there are; if there is none, submit throws what the {@link ThreadStarter} threw, and the task is not run.
     */
    Result submit(IntSupplier task);

    /** The number of workers that were started and have not ended. */
    int workers();
}
