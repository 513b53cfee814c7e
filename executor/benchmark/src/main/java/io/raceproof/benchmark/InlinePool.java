package io.raceproof.benchmark;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** A floor: the caller runs the task itself. */
record InlinePool() implements Pool {
    @Override
    public <V> Future<V> submit(Callable<V> task) {
        CompletableFuture<V> future = new CompletableFuture<>();
        try {
            future.complete(task.call());
        } catch (Exception e) {
            future.completeExceptionally(e);
        }
        return future;
    }

    @Override
    public void close() {}
}
