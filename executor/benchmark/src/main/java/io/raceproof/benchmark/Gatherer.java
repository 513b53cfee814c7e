package io.raceproof.benchmark;

import java.util.List;

/** A pool whose users wait for many tasks at once, each in the way its own API offers. */
interface Gatherer extends Pool {
    /** Adds one to each item, and sums the results. */
    long mapAndSum(List<Integer> items) throws Exception;

    /** Submits so many tasks, takes the results as they come, and sums them. */
    long sumAsCompleted(int tasks) throws Exception;

    /** Submits so many tasks, and waits until all are done. */
    void awaitAll(int tasks) throws Exception;

    /** Submits so many tasks, and has {@code onDone} run at the end of each. */
    void submitWithCallback(int tasks, Runnable onDone);
}
