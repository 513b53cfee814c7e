package io.raceproof.futures;

/** What {@link PoolExecutor#shutdown(ShutdownMode)} does with tasks that have not started. Running ones always finish. */
public enum ShutdownMode {
    /** Run everything that was accepted. */
    DRAIN,
    /** Cancel what has not started; its callbacks run in the thread that calls shutdown. */
    CANCEL_PENDING
}
