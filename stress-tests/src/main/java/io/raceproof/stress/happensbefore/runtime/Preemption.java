package io.raceproof.stress.happensbefore.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Stops one thread at one of its hooks, or at two, until it is let go on: a preemption (Musuvathi and Qadeer, PLDI 2007: most
 * bugs need one or two). Lets time-outs run out at that moment, or before, if that is wanted. And pauses threads at random, for the
 * parallel runs. Static, as hooks are; one run at a time.
 */
public final class Preemption {
    /** When time-outs run out. */
    public enum TimeOuts {
        /** When nothing else can happen. */
        LAST,
        /** All of them, when the thread stops. */
        AT_STOP,
        /** The first of the thread's own as soon as it waits, up to its stop: what it does then, others may come across. */
        AT_WAITS
    }

    private static final long PAUSE_NANOS = 50_000;
    /** So many time-outs of one thread run out at once: one that looks again and again would not come to an end. */
    private static final int MOST_HURRIED = 4;

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
    /** Whether it is still where it stopped, although it may go on. Written by the target, read by the runner. */
    private static volatile boolean atGate;
    /** Whether it may go on. Written under the gate; {@link #isStopped} reads it without. */
    private static volatile boolean open;
    /** Whether it is not to be stopped any more. Guarded by the gate. */
    private static boolean over;
    /** Whether threads pause at random. Written by the runner. */
    private static volatile boolean noisy;
    /** Written by the runner before that thread starts. */
    private static volatile TimeOuts timeOuts = TimeOuts.LAST;
    /** How many hooks the target had passed when a time-out of its own first ran out at once; -1 before. Written by the target. */
    private static volatile int hurriedAfter;
    /** How many have. Likewise. */
    private static volatile int hurried;

    private Preemption() {}

    /**
     * Makes the thread stop at its hook of this number, counted from 1.
     *
     * @param again at which it is to stop once more; 0 for none
     * @param when time-outs run out
     */
    public static void at(Thread thread, int hook, int again, TimeOuts when) {
        timeOuts = when;
        hurriedAfter = -1;
        hurried = 0;
        synchronized (GATE) {
            open = false;
            over = false;
        }
        stopAgainAt = again;
        stopped = false;
        atGate = false;
        passed = 0;
        stopAt = hook;
        target = thread;
    }

    /** Whether the thread has stopped and waits. */
    public static boolean isStopped() {
        return stopped && !open;
    }

    /** Whether it waits there, or has not gone on yet. */
    public static boolean isAtGate() {
        return atGate;
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

    /** How many hooks the thread had passed when a time-out of its own first ran out at once; -1 if none has. */
    public static int hurriedAfter() {
        return hurriedAfter;
    }

    /** Whether a time-out of this thread, which begins to wait, runs out at once. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    static boolean hurries(ThreadState thread) {
        if (thread.thread != target || timeOuts != TimeOuts.AT_WAITS || stopped || hurried == MOST_HURRIED) {
            return false;
        }
        hurried++;
        if (hurriedAfter < 0) {
            hurriedAfter = passed;
        }
        return true;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    static void point(ThreadState thread, boolean shared) {
        if (shared && thread.thread == target) {
            int hook = ++passed;
            if (hook == stopAt || hook == stopAgainAt) {
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
        if (timeOuts == TimeOuts.AT_STOP) {
            VirtualClock.letAllRunOut();
        }
        atGate = true;
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
        atGate = false;
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
