package io.raceproof.stress.lincheck;

import java.io.Serializable;

/**
 * What a {@link Step} does with a lock or a condition: a monitor, or one of java.util.concurrent.
 *
 * @param action what
 * @param lock its name, the same for the same object as far as the trace tells; empty for a monitor that it does not name
 * @param certain whether the same name certainly means the same object, and another name another
 * @param monitor whether it is a monitor, as {@code synchronized} uses
 * @param done the index of the step after which it has succeeded: its own, or a later one of a thread that has to wait;
 *     {@link #NEVER} if it waits forever
 */
public record LockUse(Action action, String lock, boolean certain, boolean monitor, int done) implements Serializable {
    /** For {@code done}. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** What threads do with locks. */
    public enum Action {
        /** Takes it, waiting for it if need be. */
        ENTER,
        /** Gives it back. */
        LEAVE,
        /** Gives it back and sleeps until it is notified, and has taken it again. */
        WAIT,
        /** Wakes who sleeps on it. */
        NOTIFY
    }

    /** The same, of any lock. */
    LockUse withoutName() {
        return new LockUse(action, "", false, monitor, done);
    }

    /** The same with another name. */
    LockUse called(String name) {
        return new LockUse(action, name, certain, monitor, done);
    }

    /** The same, done at another time. */
    LockUse doneAt(int step) {
        return new LockUse(action, lock, certain, monitor, step);
    }
}
