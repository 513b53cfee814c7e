package io.raceproof.stress.harness.programs;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A service without threads: whoever tells it to runs the oldest task. Thread-safe. */
public final class HandService extends AbstractExecutorService {
    /** What a shutdown does. */
    public enum Shutdown {
        /** Accepts nothing more, and keeps what it has accepted. */
        KEEPS,
        /** Forgets what is queued, too. */
        DROPS,
        /** Has no effect. */
        NONE
    }

    private final Shutdown how;
    private final Queue<Runnable> tasks = new ArrayDeque<>(); // guarded by this
    private int running; // guarded by this
    private boolean shutdown; // guarded by this

    /** One without tasks. */
    public HandService(Shutdown how) {
        this.how = how;
    }

    /** Whether there was one to run. */
    public boolean runOldest() {
        Runnable task = oldest();
        if (task != null) {
            try {
                task.run();
            } finally {
                ended();
            }
        }
        return task != null;
    }

    private synchronized @Nullable Runnable oldest() {
        Runnable task = tasks.poll();
        running += task == null ? 0 : 1;
        return task;
    }

    private synchronized void ended() {
        running--;
        notifyAll();
    }

    /** Whether a shutdown has an effect. */
    public boolean canBeShutDown() {
        return how != Shutdown.NONE;
    }

    @Override
    public synchronized void execute(Runnable task) {
        if (shutdown) {
            throw new RejectedExecutionException("shut down");
        }
        tasks.add(task);
    }

    @Override
    public synchronized void shutdown() {
        shutdown = how != Shutdown.NONE;
        if (how == Shutdown.DROPS) {
            tasks.clear();
        }
        notifyAll();
    }

    @Override
    public synchronized List<Runnable> shutdownNow() {
        shutdown();
        List<Runnable> left = List.copyOf(tasks);
        tasks.clear();
        notifyAll();
        return left;
    }

    @Override
    public synchronized boolean isShutdown() {
        return shutdown;
    }

    @Override
    public synchronized boolean isTerminated() {
        return shutdown && tasks.isEmpty() && running == 0;
    }

    @Override
    public synchronized boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long start = System.nanoTime();
        long nanos = unit.toNanos(timeout);
        while (!isTerminated()) {
            long left = nanos - (System.nanoTime() - start);
            if (left <= 0) {
                return false;
            }
            if (nanos == Long.MAX_VALUE) {
                wait(); // so that a tool sees that nobody ends it
            } else {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }
        return true;
    }
}
