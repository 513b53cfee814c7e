package io.raceproof.futures;

/**
 * The thread was interrupted while it waited in an iteration: {@link Results} or {@link Completions}. Unchecked, because
 * an iterator cannot throw {@link InterruptedException}; the thread's interrupt flag is set again.
 */
public class FutureInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes one with the interrupt as its cause. */
    public FutureInterruptedException(String message, InterruptedException cause) {
        super(message, cause);
    }
}
