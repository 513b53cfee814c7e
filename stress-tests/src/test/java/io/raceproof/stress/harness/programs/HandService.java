package io.raceproof.stress.harness.programs;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A service without threads: whoever tells it to runs the oldest task. Thread-safe. */
final class HandService extends AbstractExecutorService {
    private final boolean drops;
    private final Queue<Runnable> tasks = new ArrayDeque<>(); // guarded by this
    private boolean shutdown; // guarded by this

    /** @param drops whether it forgets what is queued when it is shut down */
    HandService(boolean drops) {
        this.drops = drops;
    }

    /** Whether there was one to run. */
    boolean runOldest() {
        Runnable task = oldest();
        if (task != null) {
            task.run();
            ended();
        }
        return task != null;
    }

    private synchronized @Nullable Runnable oldest() {
        return tasks.poll();
    }

    private synchronized void ended() {
        notifyAll();
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
        shutdown = true;
        if (drops) {
            tasks.clear();
        }
        notifyAll();
    }

    @Override
    public synchronized List<Runnable> shutdownNow() {
        shutdown = true;
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
        return shutdown && tasks.isEmpty();
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
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }
}
