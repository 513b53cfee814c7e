package io.raceproof.futures;

import io.raceproof.futures.internal.future.Failure;
import io.raceproof.futures.internal.future.Runner;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The write side of a {@link Future}: for implementations of {@link PoolExecutor}, and for turning a callback of another
 * library into a future. Thread-safe; of several who complete it at once, exactly one wins.
 *
 * <p>A promise is cancelled through its future. The code that works on it learns of that by
 * {@link Future#whenDone(java.util.function.Consumer)}.
 *
 * @param <V> the type of the result
 */
public final class Promise<V extends @Nullable Object> {
    private final Future<V> future = new Future<>(null, null);

    /** Makes one that is pending. */
    public Promise() {}

    /** The read side, always the same object. */
    public Future<V> future() {
        return future;
    }

    /**
     * Moves it from PENDING to RUNNING; from then on {@link Future#cancel()} has no effect.
     *
     * @return false if the future was cancelled: there is nothing to do any more
     * @throws InvalidStateException if it was started or completed before
     */
    public boolean tryStart() {
        if (Runner.PROMISE.tryStart(future)) {
            return true;
        }
        if (future.isCancelled()) {
            return false;
        }
        throw new InvalidStateException("a promise is started once, and before it is completed: " + future);
    }

    /**
     * Completes it with a result.
     *
     * @throws InvalidStateException if it is completed already
     */
    public void complete(V value) {
        if (!tryComplete(value)) {
            throw completedAlready();
        }
    }

    /**
     * Completes it with a failure.
     *
     * @throws InvalidStateException if it is completed already
     */
    public void fail(Throwable cause) {
        if (!tryFail(cause)) {
            throw completedAlready();
        }
    }

    /** {@link #complete}, but returns false where it throws. */
    public boolean tryComplete(V value) {
        return Runner.forceCompleteHere(future, Runner.encode(value));
    }

    /** {@link #fail}, but returns false where it throws. */
    public boolean tryFail(Throwable cause) {
        return Runner.forceCompleteHere(
                future, new Failure(Objects.requireNonNull(cause, "cause is null: a failure needs a throwable")));
    }

    private InvalidStateException completedAlready() {
        return new InvalidStateException("a promise is completed once: " + future);
    }
}
