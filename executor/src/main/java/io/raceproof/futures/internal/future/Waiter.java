package io.raceproof.futures.internal.future;

import io.raceproof.futures.internal.park.Trampoline;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is called when a future is completed: a link of the stack in {@link AbstractFuture}. One waiter stands in one future's
 * stack only, and is claimed once: by the thread that calls it, or by the one that takes it back.
 */
public abstract class Waiter {
    private static final VarHandle CLAIMED;

    static {
        try {
            CLAIMED = MethodHandles.lookup().findVarHandle(Waiter.class, "claimed", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What stood in the stack before. Written before the waiter is published, later only to skip claimed ones. */
    volatile @Nullable Waiter next;

    /** Whether this is told or taken back. Set once, by compare-and-set. */
    private volatile boolean claimed;

    /** Made by subclasses. */
    protected Waiter() {}

    /** Called when the future is completed, by the thread that has claimed this; {@code failed}: whether with a failure. */
    protected abstract void completed(boolean failed);

    /** Whether {@link #completed} runs a user's code. */
    boolean isForeign() {
        return false;
    }

    final boolean isClaimed() {
        return claimed;
    }

    /** True for exactly one caller. */
    final boolean claim() {
        return CLAIMED.compareAndSet(this, false, true);
    }

    /**
     * Tells a whole stack, oldest first: our own waiters, which only wake threads, and after them the users' callbacks. One
     * thread alone that sleeps is woken without more ado: a list would be the first object that a new thread makes, and the
     * first one takes microseconds.
     */
    static void signalAll(Waiter newest, boolean failed, @Nullable Runner runner) {
        if (newest.next == null && !newest.isForeign()) {
            tell(newest, failed);
            return;
        }
        List<Waiter> callbacks = new ArrayList<>(0);
        List<Waiter> own = new ArrayList<>(1);
        for (Waiter w = newest; w != null; w = w.next) {
            (w.isForeign() ? callbacks : own).add(w);
        }
        tell(own, failed);
        if (!callbacks.isEmpty()) {
            Runnable inTurn = () -> Trampoline.run(() -> tell(callbacks, failed));
            if (runner == null) {
                inTurn.run();
            } else {
                runner.runCallbacks(inTurn);
            }
        }
    }

    private static void tell(List<Waiter> newestFirst, boolean failed) {
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            tell(newestFirst.get(i), failed);
        }
    }

    private static void tell(Waiter waiter, boolean failed) {
        if (waiter.claim()) {
            waiter.completed(failed);
        }
    }
}
