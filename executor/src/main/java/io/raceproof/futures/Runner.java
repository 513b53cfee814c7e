package io.raceproof.futures;

/**
 * Who runs a future: the content of {@link Future}'s outcome while it is RUNNING. A pool's worker, a thread of someone
 * else's executor, or nobody in particular for a {@link Promise}.
 */
abstract class Runner {
    /** A promise that was started: nothing to interrupt. */
    static final Runner PROMISE = new Runner() {
        @Override
        boolean cancel(Future<?> future) {
            return future.moveToCancelled(this);
        }
    };

    /**
     * Moves the future from running-by-me to cancelled and interrupts the work.
     *
     * @return false if the future was completed before
     */
    abstract boolean cancel(Future<?> future);

    /** Runs the users' callbacks on a future that this runner has just completed. Called by the thread that completed it. */
    void runCallbacks(Runnable callbacks) {
        callbacks.run();
    }
}
