package io.raceproof.benchmark;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A floor: one thread to which the caller hands a task through a field, waking it if it sleeps. No queue: for one caller
 * that takes each result before the next task.
 */
final class HandOver implements Pool {
    private final Thread worker = new Thread(this::work, "hand-over");

    /** Written by the caller when null, and by the worker, which empties it before it runs what it was. */
    private volatile @Nullable Runnable slot;

    /** Written by {@code close}, read by the worker. */
    private volatile boolean closed;

    HandOver() {
        worker.setDaemon(true);
        worker.start();
    }

    private void work() {
        while (!closed) {
            Runnable task = slot;
            if (task == null) {
                LockSupport.park(this);
            } else {
                slot = null;
                task.run();
            }
        }
    }

    @Override
    public <V> Future<V> submit(Callable<V> task) {
        CompletableFuture<V> future = new CompletableFuture<>();
        execute(() -> {
            try {
                future.complete(task.call());
            } catch (Exception e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    private void execute(Runnable command) {
        slot = command;
        LockSupport.unpark(worker);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(worker);
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
