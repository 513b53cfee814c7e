package io.raceproof.futures.internal.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Threads of which some are never started: their work is left to whoever takes it. Thread-safe. */
public final class HandThreads extends Threads {
    private final BiPredicate<Runnable, String> left;
    private final List<Runnable> started = new ArrayList<>(); // guarded by itself

    /** {@code left}: whether that work, under the name of its thread, is left. */
    public HandThreads(BiPredicate<Runnable, String> left) {
        super(Thread.currentThread().getContextClassLoader());
        this.left = left;
    }

    @Override
    public Thread daemon(Runnable work, String name) {
        return left.test(work, name) ? new Left(work, name) : super.daemon(work, name);
    }

    /** Takes the work whose threads have been started since the last time. */
    public List<Runnable> take() {
        synchronized (started) {
            List<Runnable> taken = List.copyOf(started);
            started.clear();
            return taken;
        }
    }

    private final class Left extends Thread {
        private final Runnable work;

        Left(Runnable work, String name) {
            super(name);
            this.work = work;
        }

        @Override
        public synchronized void start() {
            synchronized (started) {
                started.add(work);
            }
        }
    }
}
