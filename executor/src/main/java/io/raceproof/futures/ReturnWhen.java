package io.raceproof.futures;

/** When {@link Futures#await(Iterable, ReturnWhen, java.time.Duration)} stops waiting. */
public enum ReturnWhen {
    /** As soon as one future is done, in whatever way. */
    FIRST_COMPLETED,
    /** As soon as one future has failed; a cancellation is no failure. Without a failure: when all are done. */
    FIRST_EXCEPTION,
    /** When all are done: succeeded, failed or cancelled. */
    ALL_COMPLETED
}
