package io.raceproof.futures.internal.park;

import java.util.concurrent.locks.LockSupport;

/**
 * Puts one thread to sleep and wakes it: every wait of the executor for a future, a task or a result goes through here.
 *
 * <p>An {@code unpark} that comes first is kept, so it makes the next {@code park} return at once. {@code park} may also
 * return without cause, and returns at once while the thread's interrupt flag is set: callers wait in a loop that checks
 * their condition.
 *
 * <p>Two implementations, because no tool can check both sides: {@link LockSupport} in production, and a monitor with a
 * permit when the system property {@code io.raceproof.futures.parker} is {@code monitor}. Lincheck lets LockSupport's
 * park return at any time and so cannot see a lost unpark; behind the monitor it can.
 */
public abstract class Parker {
    /** Whether it is the monitor: a model checker is at work. */
    public static final boolean MONITOR = "monitor".equals(System.getProperty("io.raceproof.futures.parker"));

    /** The unit of all spinning, in pauses; 0 where no thread spins, since no other processor can act meanwhile. */
    public static final int SPINS = MONITOR || Runtime.getRuntime().availableProcessors() == 1 ? 0 : 256;

    /** Lets other processors go on for so many pauses, awake: some ten nanoseconds each, more on some processors. */
    public static void pause(int pauses) {
        for (int i = 0; i < pauses; i++) {
            Thread.onSpinWait();
        }
    }

    /** A parker for the calling thread; only that thread may park on it, any thread may unpark it. */
    public static Parker ofCurrentThread() {
        return MONITOR ? new MonitorParker() : new ThreadParker(Thread.currentThread());
    }

    /**
     * Sleeps until unparked, interrupted or past the deadline. A thread that is in a callback first runs the callbacks that
     * wait for that one to return, and returns if there were any: they may have brought what it waits for.
     */
    public final void park(Deadline deadline) {
        if (!Trampoline.runQueued()) {
            sleep(deadline);
        }
    }

    abstract void sleep(Deadline deadline);

    /** Lets the current or the next {@code park} return. */
    public abstract void unpark();

    private static final class ThreadParker extends Parker {
        private final Thread thread;

        ThreadParker(Thread thread) {
            this.thread = thread;
        }

        @Override
        void sleep(Deadline deadline) {
            if (deadline.isNever()) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, deadline.remainingNanos());
            }
        }

        @Override
        public void unpark() {
            LockSupport.unpark(thread);
        }
    }

    private static final class MonitorParker extends Parker {
        private boolean permit; // guarded by this

        @Override
        synchronized void sleep(Deadline deadline) {
            try {
                while (!permit && !deadline.isPast()) {
                    if (deadline.isNever()) {
                        wait();
                    } else {
                        wait(Math.max(1, deadline.remainingNanos() / 1_000_000));
                    }
                }
                permit = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public synchronized void unpark() {
            permit = true;
            notifyAll();
        }
    }
}
