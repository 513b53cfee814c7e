package io.raceproof.futures.internal.future;

import io.raceproof.futures.internal.jvm.Log;
import java.util.function.Consumer;

/**
 * A user's callback on one future.
 *
 * @param <F> the type of the future
 */
public final class Callback<F> extends Waiter {
    private final F future;
    private final Consumer<? super F> callback;

    /** Calls {@code callback} with {@code future} when that is completed. */
    public Callback(F future, Consumer<? super F> callback) {
        this.future = future;
        this.callback = callback;
        Log.prepare();
    }

    @Override
    protected void completed(boolean failed) {
        call(callback, future);
    }

    @Override
    boolean isForeign() {
        return true;
    }

    /** Calls it; what it throws is logged and goes no further, so that the other callbacks run. */
    public static <F> void call(Consumer<? super F> callback, F future) {
        try {
            callback.accept(future);
        } catch (Throwable t) {
            Log.error("a callback of " + future + " threw", t);
        }
    }
}
