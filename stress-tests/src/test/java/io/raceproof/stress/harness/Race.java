package io.raceproof.stress.harness;

import org.jspecify.annotations.Nullable;

/**
 * Two actions at once on one subject, and what came of it; the same for the subject and for its positive control. What an
 * action throws is an outcome, not an error.
 */
public abstract class Race {
    private @Nullable Exception thrownLeft;
    private @Nullable Exception thrownRight;

    /** What the first thread does. */
    protected abstract void first() throws Exception;

    /** What the second thread does. */
    protected abstract void second() throws Exception;

    /** What came of it, in a word or two; called after both. */
    protected abstract String after() throws Exception;

    /** For the first actor. */
    public final void left() {
        try {
            first();
        } catch (Exception e) {
            thrownLeft = e;
        }
    }

    /** For the second actor. */
    public final void right() {
        try {
            second();
        } catch (Exception e) {
            thrownRight = e;
        }
    }

    /** For the arbiter. */
    public final String outcome() {
        Exception thrown = thrownLeft != null ? thrownLeft : thrownRight;
        if (thrown != null) {
            return "threw " + thrown.getClass().getSimpleName();
        }
        try {
            return after();
        } catch (Exception e) {
            return "throws from now on: " + e.getClass().getSimpleName();
        }
    }
}
