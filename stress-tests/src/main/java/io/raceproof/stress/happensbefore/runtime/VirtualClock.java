package io.raceproof.stress.happensbefore.runtime;

/**
 * The clock of the code that is watched: later than the system's by the time that was let pass. Waits with a time-out go by it,
 * so that a time-out runs out when the runner says so, and nobody waits for it. Static, as hooks are.
 *
 * <pre>
 *   begin ──► looks at the clock often ──► end       a wait with a time-out, by the thread that waits
 *                      ▲
 *   letAllRunOut, letNextRunOut                      by the runner
 * </pre>
 *
 * <p>Until it is watched, and for threads of the JVM's own, it is the system's clock.
 */
public final class VirtualClock {
    /** Longer than any time-out of a scenario. */
    private static final long TIME_OUT_NANOS = 3_600_000_000_000L;

    /** Who waits for longer waits forever. */
    private static final long FOREVER_NANOS = 24 * TIME_OUT_NANOS;

    /** Between two looks at the clock. */
    private static final long LOOK_NANOS = 3_000_000;

    private static final Object LOCK = new Object();

    /** Whether waits with a time-out go by this clock. Written by the runner, read by who waits. */
    private static volatile boolean watched;

    /** Whether there was a wait with a time-out. Written by who waits, read by the runner. */
    private static volatile boolean timedWait;

    /** By how many nanoseconds it is ahead of the system's. Written under the lock, read without. */
    private static volatile long later;

    /** Those who wait with a time-out; each knows its end. Guarded by the lock. */
    private static ThreadState[] waiting = new ThreadState[8];

    /** How many of them there are. Likewise. */
    private static int count;

    private VirtualClock() {}

    // ---- for the runner

    /** From now on waits with a time-out go by this clock, or no longer. */
    public static void watch(boolean on) {
        watched = on;
        timedWait = false;
    }

    /** Whether they do. */
    public static boolean isWatched() {
        return watched;
    }

    /** Whether there was one since. */
    public static boolean hasTimedWaits() {
        return timedWait;
    }

    /** For the calling thread, which is the only one of its program, each time-out runs out at once. */
    public static void hurry() {
        ThreadState.current().alone = true;
    }

    /** Lets more time pass than any time-out. */
    public static void letAllRunOut() {
        pass(TIME_OUT_NANOS);
    }

    /** Lets the time pass to the end of the wait that ends first, unless who waits there has still to look at the clock. */
    public static void letNextRunOut() {
        synchronized (LOCK) {
            if (count == 0) {
                return;
            }
            long now = now();
            long left = Long.MAX_VALUE;
            for (int i = 0; i < count; i++) {
                left = Math.min(left, waiting[i].waitsUntil - now);
            }
            if (left > 0) {
                pass(left);
            }
        }
    }

    // ---- for hooks

    static long now() {
        return System.nanoTime() + later;
    }

    /** A wait for so many nanoseconds begins; returns for how many until it is to look at the clock. */
    static long begin(long nanos) {
        if (nanos <= 0 || nanos > FOREVER_NANOS) {
            return nanos;
        }
        ThreadState thread = ThreadState.current();
        if (thread.alone) {
            pass(nanos);
            return 0;
        }
        if (!watched || thread.isOfTheJvm() || thread.isAbandoned()) {
            return nanos;
        }
        timedWait = true;
        if (Preemption.hurries(thread)) {
            pass(nanos);
            return 0;
        }
        add(thread, nanos);
        return Math.min(nanos, LOOK_NANOS);
    }

    private static void add(ThreadState thread, long nanos) {
        synchronized (LOCK) {
            if (count == waiting.length) {
                ThreadState[] more = new ThreadState[2 * count];
                System.arraycopy(waiting, 0, more, 0, count);
                waiting = more;
            }
            thread.waitsUntil = now() + nanos;
            waiting[count++] = thread;
        }
    }

    /** It ends, or goes on with the next look. */
    static void end() {
        ThreadState thread = ThreadState.current();
        synchronized (LOCK) {
            for (int i = 0; i < count; i++) {
                if (waiting[i] == thread) {
                    waiting[i] = waiting[--count];
                    return;
                }
            }
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // under the lock
    private static void pass(long nanos) {
        synchronized (LOCK) {
            later += nanos;
        }
    }
}
