package io.raceproof.stress.happensbefore.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A vector clock: for each thread of a run, how much of it has happened before (Mattern 1989; for data races: Flanagan and
 * Freund, FastTrack, PLDI 2009). Not thread-safe: the detector's lock guards it.
 */
final class Clock {
    private int[] times;

    Clock() {
        this.times = new int[4];
    }

    private Clock(int[] times) {
        this.times = times;
    }

    /** The time of a thread that this clock has seen; 0 if it has seen nothing of it. */
    int of(int thread) {
        return thread < times.length ? times[thread] : 0;
    }

    /** One more for this thread. */
    void tick(int thread) {
        ensure(thread + 1);
        times[thread]++;
    }

    /** Takes the maximum of both, thread by thread. */
    void join(@Nullable Clock other) {
        if (other == null) {
            return;
        }
        ensure(other.times.length);
        for (int i = 0; i < other.times.length; i++) {
            if (other.times[i] > times[i]) {
                times[i] = other.times[i];
            }
        }
    }

    /** A new clock that has seen what both have. */
    static Clock joined(@Nullable Clock a, @Nullable Clock b) {
        Clock clock = a == null ? new Clock() : a.copy();
        clock.join(b);
        return clock;
    }

    Clock copy() {
        return new Clock(times.clone());
    }

    private void ensure(int length) {
        if (times.length < length) {
            times = Arrays.copyOf(times, Math.max(length, times.length * 2));
        }
    }
}
