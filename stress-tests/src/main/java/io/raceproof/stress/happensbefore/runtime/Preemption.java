package io.raceproof.stress.happensbefore.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Stops one thread at one of its hooks until it is let go on: one preemption (Musuvathi and Qadeer, PLDI 2007: most bugs
 * need one or two). And pauses threads at random, for the parallel runs. Static, as hooks are; one run at a time.
 */
public final class Preemption {
    private static final long PAUSE_NANOS = 50_000;

    /** The thread that is to be stopped. Written by the runner before that thread starts. */
    private static volatile @Nullable Thread target;
    /** At which of its hooks. Likewise. */
    private static volatile int stopAt;
    /** Hooks that it has passed. Written by the target. */
    private static volatile int passed;
    /** Whether it has stopped. Written by the target, read by the runner. */
    private static volatile boolean stopped;
    /** Whether it may go on. Written by the runner, read by the target. */
    private static volatile boolean open;
    /** Whether threads pause at random. Written by the runner. */
    private static volatile boolean noisy;

    private Preemption() {}

    /** Makes the thread stop at its hook of this number, counted from 1. */
    public static void at(Thread thread, int hook) {
        open = false;
        stopped = false;
        passed = 0;
        stopAt = hook;
        target = thread;
    }

    /** Whether the thread has stopped and waits. */
    public static boolean isStopped() {
        return stopped && !open;
    }

    /** Lets the thread go on. */
    public static void release() {
        open = true;
    }

    /** Ends it: no thread is stopped any more. Returns how many hooks the thread has passed. */
    public static int end() {
        open = true;
        target = null;
        return passed;
    }

    /** Switches random pauses on or off. */
    public static void noise(boolean on) {
        noisy = on;
    }

    @SuppressWarnings({"NonAtomicVolatileUpdate", "ThreadPriorityCheck"}) // one writer; it lets the others go first
    static void point(ThreadState thread) {
        if (thread.thread == target && ++passed == stopAt) {
            stopped = true;
            while (!open) {
                Thread.yield(); // a park would take the permit that was meant for the program's own park
            }
        }
        if (noisy) {
            pause(thread);
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // that is what it is for
    private static void pause(ThreadState thread) {
        int seed = thread.seed; // xorshift: Marsaglia 2003
        seed ^= seed << 13;
        seed ^= seed >>> 17;
        seed ^= seed << 5;
        thread.seed = seed;
        int dice = seed & 63;
        if (dice < 12) {
            Thread.yield();
        } else if (dice == 12) {
            long end = System.nanoTime() + PAUSE_NANOS;
            while (System.nanoTime() - end < 0) {
                Thread.yield();
            }
        }
    }
}
