package io.raceproof.stress.race;

import io.raceproof.stress.lincheck.Unwatched;
import org.jspecify.annotations.Nullable;

/**
 * When each call of a run began and ended, so that a call that ended before another began also comes before it in the serial
 * order that is to explain the run (linearizability: Herlihy and Wing, 1990). For the model checker, which lets one thread
 * run at a time; on the real machine a clock that all threads read would keep them from meeting.
 *
 * <p>{@linkplain Unwatched Not watched}: its accesses are no steps, which the model checker would have to try in every order.
 */
final class Clock {
    /** By call, when it began, and at the next index, when it ended. */
    private final int[] stamps;

    private int now;

    /** For so many calls. */
    Clock(int calls) {
        stamps = new int[2 * calls];
    }

    /** Before each run. */
    void reset() {
        Unwatched.begin();
        now = 0;
        Unwatched.end();
    }

    /** A call begins. */
    void begins(int call) {
        Unwatched.begin();
        stamps[2 * call] = ++now;
        Unwatched.end();
    }

    /** A call ends; keeps its result at its index. */
    void ends(int call, @Nullable Object[] results, @Nullable Object result) {
        Unwatched.begin();
        stamps[2 * call + 1] = ++now;
        results[call] = result;
        Unwatched.end();
    }

    /** Whether one ended before the other began. */
    boolean isBefore(int call, int other) {
        return stamps[2 * call + 1] < stamps[2 * other];
    }
}
