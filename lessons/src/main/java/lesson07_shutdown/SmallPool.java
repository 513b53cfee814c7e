package lesson07_shutdown;

/** A pool reduced to what this lesson is about: whoever calls {@link #work} becomes one of its workers. */
public interface SmallPool {
    /** A piece of work. What a pool accepts, it either runs or cancels, once; if it accepts the same twice, twice. */
    interface Job {
        /** Does the work; takes its time. */
        void run();

        /** Is called instead of {@link #run}, if the work will not be done. */
        void cancel();
    }

    /** What becomes of the jobs that wait when the pool is shut down. */
    enum Mode {
        /** They are run. */
        DRAIN,
        /** They are cancelled. */
        CANCEL
    }

    /** Takes a job, or returns false if the pool is shut down: then the job is neither run nor cancelled. */
    boolean submit(Job job);

    /** Takes no more jobs from now on, and returns at once: it leaves running them to the workers. May be called again, to cancel after all. */
    void shutdown(Mode mode);

    /** What a worker does: runs jobs, waits when there are none, and returns when the pool is shut down and all is done. */
    void work();

    /** How the workers of the lesson's pools wait for a signal; called with the lock held, in a loop. */
    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
    static void awaitSignal(Object lock) {
        try {
            lock.wait();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the workers of this pool", e);
        }
    }
}
