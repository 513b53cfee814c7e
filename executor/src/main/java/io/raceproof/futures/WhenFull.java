package io.raceproof.futures;

/** What {@code submit} does when a bounded queue is full. */
public enum WhenFull {
    /**
     * Wait for room. An interrupt ends the wait with a {@link java.util.concurrent.RejectedExecutionException} and the
     * interrupt flag set. A worker of the same pool is refused at once: it could be waiting for itself.
     */
    BLOCK,
    /** Refuse the task with a {@link java.util.concurrent.RejectedExecutionException}. */
    REJECT
}
