package io.raceproof.futures;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A user's callback on one future. */
final class Callback<V extends @Nullable Object> extends Waiter {
    private final Future<V> future;
    private final Consumer<? super Future<V>> callback;

    Callback(Future<V> future, Consumer<? super Future<V>> callback) {
        this.future = future;
        this.callback = callback;
        Log.prepare();
    }

    @Override
    void completed(Future<?> completed) {
        call(callback, future);
    }

    @Override
    boolean isForeign() {
        return true;
    }

    /** Calls it; what it throws is logged and goes no further, so that the other callbacks run. */
    static <F> void call(Consumer<? super F> callback, F future) {
        try {
            callback.accept(future);
        } catch (Throwable t) {
            Log.error("a callback of " + future + " threw", t);
        }
    }
}
