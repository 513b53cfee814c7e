package io.raceproof.futures;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How long a thread looks for what it waits for before it goes to sleep. To sleep and be woken takes some ten
 * microseconds, so a look that finds it saves them; one in vain wastes what it took. So nobody looks for longer than
 * sleeping costs, and where looks do not pay, they are soon left out for a while:
 *
 * <pre>
 *            it came                  in vain              in vain, and below LEAST
 *    MOST ◄────────── looking so long ───────► a quarter … ──────────────────► passing
 *     ▲                                                                          │
 *     └──────────────────────── PASSES waits without a look ─────────────────────┘
 * </pre>
 *
 * <p>On one processor, and under the model checker, nobody looks: what is waited for could not happen meanwhile.
 * Thread-safe. It is a hint: of two threads that change it at once, one may win.
 *
 * @see "Karlin, Li, Manasse and Owicki: Empirical Studies of Competitive Spinning, SOSP 1991"
 */
final class Patience {
    /** So long at most, in nanoseconds: about what it takes until a thread that sleeps is running on an idle processor. */
    static final int MOST = Parker.SPINS == 0 ? 0 : 50_000;

    /** What is shorter is not worth it, in nanoseconds. */
    static final int LEAST = 3_000;

    /** So many waits pass without a look before the next attempt. */
    static final int PASSES = 32;

    /** Between two looks: who looks all the time takes the cache line away from the one who is to write it. */
    private static final int PAUSES = 32;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Patience.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final LongSupplier clock;
    private final int most;

    /**
     * Above zero: for how many nanoseconds to look. Below: how many waits are still to pass without. Read and written in
     * opaque mode by all who wait: no value of it can be wrong, and none orders anything.
     */
    @SuppressWarnings("unused") // by its handle
    private int state;

    Patience() {
        this(System::nanoTime, MOST);
    }

    /** One that looks for {@code most} nanoseconds by this clock at most, or never if that is zero. */
    Patience(LongSupplier clock, int most) {
        this.clock = clock;
        this.most = most;
        this.state = most;
    }

    /** Looks for a while; whether it came. If not, it is time to sleep. */
    boolean sees(BooleanSupplier it) {
        int nanos = state();
        if (nanos <= 0) {
            pass(nanos);
            return false;
        }
        long begin = clock.getAsLong();
        do {
            if (it.getAsBoolean()) {
                set(most);
                return true;
            }
            Parker.pause(PAUSES);
        } while (clock.getAsLong() - begin < nanos);
        int shorter = nanos / 4;
        set(shorter < LEAST ? -PASSES : shorter);
        return false;
    }

    /** The next wait passes without a look: it is known to take longer. */
    void passNext() {
        if (state() > 0) {
            set(-1);
        }
    }

    private void pass(int left) {
        if (left < 0) {
            set(left == -1 ? most : left + 1);
        }
    }

    int state() {
        return (int) STATE.getOpaque(this);
    }

    private void set(int next) {
        if (next != state()) {
            STATE.setOpaque(this, next);
        }
    }
}
