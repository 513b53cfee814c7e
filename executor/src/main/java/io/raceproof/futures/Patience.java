package io.raceproof.futures;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.BooleanSupplier;

/**
 * How often a thread looks for what it waits for before it goes to sleep. Sleeping and being woken costs some
 * microseconds, so a look that finds it saves them; one in vain wastes as many. So the number of looks adapts: it doubles
 * when they paid and is halved when they did not, down to one that notices when times change. On one processor, and under
 * the model checker, nobody looks: what is waited for could not happen meanwhile.
 *
 * <p>Thread-safe. It is a hint: of two threads that change it at once, one may win.
 */
final class Patience {
    /**
     * Pauses after each look: who looks all the time takes the cache line away from the one who is to write it, and a
     * producer that takes many results would be on the worker's heels, at each of them.
     */
    private static final int PAUSES = 32;

    /** So many looks at most. */
    static final int MOST = Parker.SPINS / PAUSES;

    /** So many looks at least, where anybody looks. */
    static final int LEAST = Math.min(1, MOST);

    private static final VarHandle LOOKS;

    static {
        try {
            LOOKS = MethodHandles.lookup().findVarHandle(Patience.class, "looks", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Read and written in opaque mode by all who wait: no value of it can be wrong, and none orders anything. */
    @SuppressWarnings("unused") // by its handle
    private int looks = MOST;

    /** Looks for a while; whether it came. If not, it is time to sleep. */
    boolean sees(BooleanSupplier it) {
        for (int left = looks(); left > 0; left--) {
            if (it.getAsBoolean()) {
                set(looks() * 2);
                return true;
            }
            for (int i = 0; i < PAUSES; i++) {
                Thread.onSpinWait();
            }
        }
        set(looks() / 2);
        return false;
    }

    /** So often, now. */
    int looks() {
        return (int) LOOKS.getOpaque(this);
    }

    private void set(int wanted) {
        int next = Math.min(Math.max(wanted, LEAST), MOST);
        if (next != looks()) {
            LOOKS.setOpaque(this, next);
        }
    }
}
