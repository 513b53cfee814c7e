package io.raceproof.stress.race;

/**
 * Thrown by a reference where the operation waits: in that serial order the call cannot come next. Another actor's call is
 * tried; if no actor can go on, those that are left wait forever, and that is an outcome that is allowed.
 */
public final class Waits extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Waits() {
        super("the call waits here", null, false, false);
    }

    /** For the reference: throws unless the condition under which the operation returns holds. */
    public static void until(boolean condition) {
        if (!condition) {
            throw new Waits();
        }
    }
}
