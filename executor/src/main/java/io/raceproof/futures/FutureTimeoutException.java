package io.raceproof.futures;

/**
 * The time given to an iteration ran out: {@link Results} or {@link Completions}. Unchecked, because an iterator cannot
 * throw a checked exception; {@link Future#result(java.time.Duration)} throws the JDK's checked one.
 */
public class FutureTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes one with a message that says what was not finished. */
    public FutureTimeoutException(String message) {
        super(message);
    }
}
