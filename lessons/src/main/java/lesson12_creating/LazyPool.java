package lesson12_creating;

/**
 * A pool that starts its worker threads when jobs arrive, and never has more of them than its maximum. A worker that finds no
 * job ends. Thread-safe.
 */
public interface LazyPool {
    /** Starts threads. */
    @FunctionalInterface
    interface ThreadStarter {
        /**
         * Starts a thread that runs the worker.
         *
         * @throws RuntimeException or an Error such as {@link OutOfMemoryError}: the thread cannot be started
         */
        void start(Runnable worker);
    }

    /**
     * Accepts a job, and starts a worker unless there are as many as the maximum. Every accepted job is run once, by a worker,
     * in whatever order. If the thread cannot be started, the job waits for the workers that there are. If there is none, the
     * job is not accepted, and submit throws what the {@link ThreadStarter} threw. A worker whose thread is about to be started
     * may count as one that there is: if that start fails, a job that relied on it waits for the next submit.
     *
     * <p>A job that throws ends its worker, and the exception ends the thread. If jobs wait, another worker is started in its
     * place.
     */
    void submit(Runnable job);

    /** The number of workers that were started and have not ended. */
    int workers();
}
