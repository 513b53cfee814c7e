package io.raceproof.stress.harness.future.cell;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A cell as one would first write it, wrong in four ways: it says that it is done before the value is there; it looks
 * whether it is done and completes it in a second step; it looks whether it is done and then registers a callback; it looks
 * whether it is done and then goes to sleep.
 */
public final class NaiveCell implements Cell {
    private final List<Consumer<@Nullable Object>> callbacks = new CopyOnWriteArrayList<>();
    private volatile boolean done;
    private volatile @Nullable Object value;
    private volatile @Nullable Thread waiter;

    @Override
    public boolean complete(Object newValue) {
        if (done) {
            return false;
        }
        done = true;
        value = newValue;
        Thread sleeping = waiter;
        if (sleeping != null) {
            LockSupport.unpark(sleeping);
        }
        callbacks.forEach(callback -> callback.accept(newValue));
        return true;
    }

    @Override
    public boolean cancel() {
        return complete(CANCELLED);
    }

    @Override
    public @Nullable Object peek() {
        Object seen = value;
        return done && seen == null ? "nothing" : seen;
    }

    @Override
    public void whenDone(Consumer<@Nullable Object> callback) {
        if (done) {
            callback.accept(value);
        } else {
            callbacks.add(callback);
        }
    }

    @Override
    public void await(Duration limit) {
        if (!done) {
            waiter = Thread.currentThread();
            LockSupport.parkNanos(limit.toNanos());
        }
    }

    @Override
    public CompletableFuture<Object> toCompletableFuture() {
        CompletableFuture<Object> copy = new CompletableFuture<>();
        whenDone(copy::complete);
        return copy;
    }
}
