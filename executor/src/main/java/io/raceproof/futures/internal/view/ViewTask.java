package io.raceproof.futures.internal.view;

import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.future.Unrun;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * What the view of a pool returns from submit: the JDK's own future, but that it ends as the pool's does where the pool does
 * not run it, and that the pool's ends where this one is cancelled before its turn. Thread-safe.
 *
 * @param <V> the type of the result
 */
final class ViewTask<V extends @Nullable Object> extends FutureTask<V> implements Unrun {
    private final boolean awaitedByCall;

    /** The pool's, which holds a permit of its queue. Written once by the submitter, read by cancellers. */
    private volatile @Nullable AbstractFuture<?> ours;

    /** {@code awaitedByCall}: whether only a call of invokeAll or invokeAny has it, and waits for it. */
    ViewTask(Callable<V> task, boolean awaitedByCall) {
        super(task);
        this.awaitedByCall = awaitedByCall;
    }

    /** Called when the pool has accepted it. */
    void queuedAs(AbstractFuture<?> future) {
        ours = future;
    }

    boolean isAwaitedByCall() {
        return awaitedByCall;
    }

    @Override
    protected void done() {
        AbstractFuture<?> future = ours;
        if (future != null && isCancelled()) {
            future.cancel(false); // gives its permit back; has no effect once it has started
        }
    }

    @Override
    public void unrun(@Nullable Throwable failure) {
        if (failure == null) {
            cancel(false);
        } else {
            setException(failure);
        }
    }
}
