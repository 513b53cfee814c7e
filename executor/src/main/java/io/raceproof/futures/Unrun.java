package io.raceproof.futures;

/** What a future is to run, where others wait for the run and must be told if there is to be none. */
interface Unrun {
    /**
     * Called once, in place of the run, after the future was cancelled or failed without having started and its waiters
     * were told. Must not throw.
     */
    void unrun(Future<?> completed);
}
