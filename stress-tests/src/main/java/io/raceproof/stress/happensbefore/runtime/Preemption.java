package io.raceproof.stress.happensbefore.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Stops one thread at one of its hooks, or at two, until it is let go on: a preemption (Musuvathi and Qadeer, PLDI 2007: most
 * bugs need one or two). Lets all time-outs run out at that moment, if that is wanted. And pauses threads at random, for the parallel
 * runs. Static, as hooks are; one run at a time.
 */
public final class Preemption {
    private static final long PAUSE_NANOS = 50_000;
    /** Longer than any time-out of a scenario. */
    private static final long TIME_OUT_NANOS = 3_600_000_000_000L;

    /** Where it waits. */
    private static final Object GATE = new Object();

    /** The thread that is to be stopped. Written by the runner before that thread starts. */
    private static volatile @Nullable Thread target;
    /** At which of its hooks. Likewise. */
    private static volatile int stopAt;
    /** And at which once more; 0 for none. Likewise. */
    private static volatile int stopAgainAt;
    /** Hooks that it has passed. Written by the target. */
    private static volatile int passed;
    /** Whether it has stopped. Written by the target, read by the runner. */
    private static volatile boolean stopped;
    /** Whether it may go on. Written under the gate; {@link #isStopped} reads it without. */
    private static volatile boolean open;
    /** Whether it is not to be stopped any more. Guarded by the gate. */
    private static boolean over;
    /** Whether threads pause at random. Written by the runner. */
    private static volatile boolean noisy;
    /** Whether time-outs run out when the target stops. Written by the runner before that thread starts. */
    private static volatile boolean timeOuts;
    /** How much later it is than the system says. Written by the target. */
    private static volatile long later;
    /** Whether timed waits are watched. Written by the runner. */
    private static volatile boolean watchesTime;
    /** Whether there was a wait with a time-out. Written by who waits, read by the runner. */
    private static volatile boolean timedWait;

    private Preemption() {}

    /**
     * Makes the thread stop at its hook of this number, counted from 1.
     *
     * @param again at which it is to stop once more; 0 for none
     * @param withTimeOuts whether all time-outs run out when it stops
     */
    public static void at(Thread thread, int hook, int again, boolean withTimeOuts) {
        timeOuts = withTimeOuts;
        synchronized (GATE) {
            open = false;
            over = false;
        }
        stopAgainAt = again;
        stopped = false;
        passed = 0;
        stopAt = hook;
        target = thread;
    }

    /** Whether a thread that waits with a time-out is not to be waited for. */
    public static boolean watchesTime() {
        return watchesTime;
    }

    /** Whether the thread has stopped and waits. */
    public static boolean isStopped() {
        return stopped && !open;
    }

    /** Lets the thread go on, up to where it is to stop once more. */
    public static void release() {
        openGate(false);
    }

    /** Lets the thread go on to its end. */
    public static void releaseForGood() {
        openGate(true);
    }

    /** Ends it: no thread is stopped any more. Returns how many hooks the thread has passed. */
    public static int end() {
        releaseForGood();
        target = null;
        return passed;
    }

    /** Switches random pauses on or off. */
    public static void noise(boolean on) {
        noisy = on;
    }

    /** From now on waits with a time-out are noticed, and end when time-outs run out. */
    public static void watchTime() {
        watchesTime = true;
        timedWait = false;
    }

    /** Whether there was a wait with a time-out since time was watched. */
    public static boolean hasTimedWaits() {
        return timedWait;
    }

    /** Whether a wait with a time-out, which begins, is to look at the clock often. */
    static boolean noteTimedWait() {
        if (watchesTime) {
            timedWait = true;
        }
        return watchesTime;
    }

    static long later() {
        return later;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    static void point(ThreadState thread, boolean shared) {
        if (shared && thread.thread == target) {
            int hook = ++passed;
            if (hook == stopAt || hook == stopAgainAt) {
                if (timeOuts) {
                    later += TIME_OUT_NANOS;
                }
                stop(thread.thread);
            }
        }
        if (noisy) {
            pause(thread);
        }
    }

    /** On a monitor: a park would take the permit that somebody gives the program's own park. An interrupt is kept for it. */
    private static void stop(Thread thread) {
        synchronized (GATE) {
            if (over) {
                return;
            }
            open = false;
        }
        stopped = true;
        synchronized (thread) { // who starts the actors waits there
            thread.notifyAll();
        }
        boolean interrupted = false;
        synchronized (GATE) {
            while (!open) {
                try {
                    GATE.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            thread.interrupt();
        }
    }

    private static void openGate(boolean forGood) {
        synchronized (GATE) {
            over = forGood;
            open = true;
            GATE.notifyAll();
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
