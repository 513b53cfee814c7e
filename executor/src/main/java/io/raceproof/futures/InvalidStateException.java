package io.raceproof.futures;

/** A {@link Promise} was completed, failed or started in a state that does not allow it. */
public class InvalidStateException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** Makes one with a message that names the state. */
    public InvalidStateException(String message) {
        super(message);
    }
}
