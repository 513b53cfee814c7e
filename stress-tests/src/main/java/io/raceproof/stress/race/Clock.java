package io.raceproof.stress.race;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * When each call of a run began and ended, so that a call that ended before another began also comes before it in the serial
 * order that is to explain the run (linearizability: Herlihy and Wing, 1990). For the model checker, which lets one thread
 * run at a time; on the real machine a clock that all threads read would keep them from meeting.
 *
 * <p>Outside the heap: there the model checker sees no access, and so no step that it would have to try in every order.
 */
final class Clock {
    private final ByteBuffer stamps;

    /** For so many calls. */
    Clock(int calls) {
        stamps = ByteBuffer.allocateDirect((1 + 2 * calls) * Integer.BYTES);
    }

    /** Before each run. */
    void reset() {
        stamps.putInt(0, 0);
    }

    void begins(int call) {
        stamps.putInt((1 + 2 * call) * Integer.BYTES, tick());
    }

    void ends(int call) {
        stamps.putInt((2 + 2 * call) * Integer.BYTES, tick());
    }

    private int tick() {
        int now = stamps.getInt(0) + 1;
        stamps.putInt(0, now);
        return now;
    }

    /** Writes an element of an array, in a way that the model checker takes for no step, either. */
    static void keep(@Nullable Object[] results, int index, @Nullable Object result) {
        Array.set(results, index, result);
    }

    /** Whether one ended before the other began. */
    boolean isBefore(int call, int other) {
        return stamps.getInt((2 + 2 * call) * Integer.BYTES) < stamps.getInt((1 + 2 * other) * Integer.BYTES);
    }
}
