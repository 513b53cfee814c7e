package io.raceproof.futures.internal.park;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Spins for a while before a thread parks. To park and be unparked costs ten to twenty microseconds, so a spin
 * that sees its condition come true saves them; one in vain wastes what it took. So no thread spins for longer than parking
 * costs, and where spinning does not pay, it is left out, each time for longer:
 *
 * <pre>
 *            it came in time          in vain              in vain, and below LEAST
 *    MOST ◄────────── spinning so long ──────► a quarter … ──────────────────► skipping
 *     ▲                                                                          │
 *     └───────── SKIPS waits without a spin, twice as many each time ────────────┘
 * </pre>
 *
 * <p>What comes after {@code MOST} counts as in vain: the thread lost its processor while it spun, so others want it.
 *
 * <p>On one processor, and under the model checker, no thread spins: what is waited for could not happen meanwhile.
 * Thread-safe. The state is a hint: of two threads that change it at once, one may win.
 *
 * @see "Karlin, Li, Manasse and Owicki: Empirical Studies of Competitive Spinning, SOSP 1991"
 */
public final class AdaptiveSpin {
    /** The longest spin, in nanoseconds: about what it costs to park and to be unparked. */
    public static final int MOST = Parker.SPINS == 0 ? 0 : 20_000;

    /** A shorter spin is not worth it, in nanoseconds. */
    static final int LEAST = 1_000;

    /** How many waits skip the spin before the next attempt, at first. */
    static final int SKIPS = 32;

    /** The same, after many attempts in vain. */
    static final int MOST_SKIPS = 64 * SKIPS;

    /** Pauses between two readings of the clock. */
    static final int ROUND = 32;

    private static final VarHandle STATE;
    private static final VarHandle SKIPPING;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(AdaptiveSpin.class, "state", int.class);
            SKIPPING = lookup.findVarHandle(AdaptiveSpin.class, "skips", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * For the waits for futures: one for each thread, or for several where there are many, so that each thread learns from
     * its own waits. A thread-local would stay behind in threads that are not the executor's.
     */
    private static final AdaptiveSpin[] OF_THREADS = new AdaptiveSpin[64];

    static {
        Arrays.setAll(OF_THREADS, i -> new AdaptiveSpin());
    }

    private final LongSupplier clock;
    private final int most;
    private final int pauses;

    /**
     * Above zero: for how many nanoseconds to spin. Below: how many waits are still to skip it. Read and written in opaque
     * mode by all who wait: no value of it can be wrong, and none orders anything.
     */
    @SuppressWarnings("unused") // by its handle
    private int state;

    /** How many waits are to skip the spin the next time. Like {@code state}. */
    @SuppressWarnings("unused") // by its handle
    private int skips = SKIPS;

    /** For threads that wait for a result: they look once a round, so that its writer keeps the cache line. */
    public AdaptiveSpin() {
        this(ROUND);
    }

    /** With so many pauses between two looks, at most a round. */
    public AdaptiveSpin(int pauses) {
        this(System::nanoTime, MOST, pauses);
    }

    /** Spins for at most {@code most} nanoseconds by this clock, or never if that is zero. */
    AdaptiveSpin(LongSupplier clock, int most, int pauses) {
        this.clock = clock;
        this.most = most;
        this.pauses = pauses;
        this.state = most;
    }

    /** The one with which the calling thread waits for futures. */
    public static AdaptiveSpin ofCurrentThread() {
        return OF_THREADS[MOST == 0 ? 0 : (int) Thread.currentThread().getId() & (OF_THREADS.length - 1)];
    }

    /** Spins for a while; whether the condition came true. If not, it is time to park. */
    public boolean spinUntil(BooleanSupplier condition) {
        int nanos = state();
        if (nanos <= 0) {
            skip(nanos);
            return false;
        }
        long begin = clock.getAsLong();
        boolean came;
        long took;
        do {
            came = look(condition);
            took = clock.getAsLong() - begin;
        } while (!came && took < nanos);
        if (came && took <= most) {
            paid();
        } else {
            inVain(nanos);
        }
        return came;
    }

    /** Looks at the condition again and again, for one round. */
    private boolean look(BooleanSupplier condition) {
        for (int i = 0; i < ROUND; i += pauses) {
            if (condition.getAsBoolean()) {
                return true;
            }
            Parker.pause(pauses);
        }
        return false;
    }

    private void paid() {
        set(most);
        int fewer = skips() / 2;
        if (fewer >= SKIPS) {
            SKIPPING.setOpaque(this, fewer);
        }
    }

    private void inVain(int nanos) {
        int shorter = nanos / 4;
        if (shorter >= LEAST) {
            set(shorter);
            return;
        }
        int now = skips();
        set(-now);
        SKIPPING.setOpaque(this, Math.min(2 * now, MOST_SKIPS));
    }

    /**
     * The next wait skips the spin: it is known to take longer. Called by a thread that has just started another one, or woken
     * one from a long sleep, which may have been given the very processor that a spin would keep.
     */
    public void skipNext() {
        if (state() > 0) {
            set(-1);
        }
    }

    private void skip(int left) {
        if (left < 0) {
            set(left == -1 ? most : left + 1);
        }
    }

    int state() {
        return (int) STATE.getOpaque(this);
    }

    private int skips() {
        return (int) SKIPPING.getOpaque(this);
    }

    private void set(int next) {
        if (next != state()) {
            STATE.setOpaque(this, next);
        }
    }
}
