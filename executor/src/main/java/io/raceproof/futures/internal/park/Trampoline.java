package io.raceproof.futures.internal.park;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Runs the users' callbacks in the thread that completes a future, iteratively: however long a chain of futures is whose
 * callbacks complete one another, it takes no stack.
 *
 * <pre>
 *   complete(f) ──► callbacks of f ──► complete(g): the callbacks of g are queued, complete returns
 *                   … return      ──► callbacks of g ──► …                                          complete(f) returns
 * </pre>
 *
 * <p>A thread has a trampoline only while it runs callbacks. Without one nothing stays behind in a thread of someone else's.
 * Confined to its thread.
 */
public final class Trampoline {
    /**
     * The most callbacks that may be nested because each is added to a future that is done, and so runs at once, inside the
     * one that added it. Further ones are queued.
     */
    private static final int MOST_NESTED = 32;

    /** The trampoline of a thread that runs callbacks. */
    private static final ThreadLocal<@Nullable Trampoline> CURRENT = new ThreadLocal<>();

    /** To be run when the callback that runs now has returned, in order. */
    private final Queue<Runnable> queued = new ArrayDeque<>();

    /** How many callbacks this thread is in. */
    private int depth;

    private Trampoline() {}

    /** Runs callbacks of a future that was just completed: now, or, if the thread is in a callback, after that one. */
    public static void run(Runnable callbacks) {
        Trampoline trampoline = CURRENT.get();
        if (trampoline == null) {
            new Trampoline().runFirst(callbacks);
        } else {
            trampoline.queued.add(callbacks);
        }
    }

    /** Runs a callback that was added to a future that is done: at once, unless too many are nested. */
    public static void runAtOnce(Runnable callback) {
        Trampoline trampoline = CURRENT.get();
        if (trampoline == null) {
            new Trampoline().runFirst(callback);
        } else if (trampoline.depth < MOST_NESTED) {
            trampoline.runNested(callback);
        } else {
            trampoline.queued.add(callback);
        }
    }

    /**
     * Runs what is queued for this thread, which is about to wait inside a callback: what it waits for may depend on it.
     *
     * @return whether there was anything
     */
    static boolean runQueued() {
        Trampoline trampoline = CURRENT.get();
        return trampoline != null && trampoline.drain();
    }

    private void runFirst(Runnable callbacks) {
        CURRENT.set(this);
        try {
            runNested(callbacks);
            drain();
        } finally {
            CURRENT.remove();
        }
    }

    private boolean drain() {
        boolean any = false;
        for (Runnable next = queued.poll(); next != null; next = queued.poll()) {
            runNested(next);
            any = true;
        }
        return any;
    }

    private void runNested(Runnable callbacks) {
        depth++;
        try {
            callbacks.run();
        } finally {
            depth--;
        }
    }
}
