package io.raceproof.stress.engine;

/** A test could not be judged: jcstress, its JVM or the test's declaration is at fault. Says nothing of the subject. */
public final class ToolTroubleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One sentence, and what was seen. */
    public ToolTroubleException(String message) {
        super(message);
        setStackTrace(new StackTraceElement[0]); // it would show the engine only
    }
}
