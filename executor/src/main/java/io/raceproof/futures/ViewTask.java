package io.raceproof.futures;

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

    /** The pool's, which holds a permit of its queue. Written once by who submits, read by who cancels. */
    private volatile @Nullable Future<?> ours;

    /** {@code awaitedByCall}: whether nobody has it but a call of invokeAll or invokeAny, which waits for it. */
    ViewTask(Callable<V> task, boolean awaitedByCall) {
        super(task);
        this.awaitedByCall = awaitedByCall;
    }

    /** Called when the pool has accepted it. */
    void queuedAs(Future<?> future) {
        ours = future;
        if (isCancelled()) {
            future.cancel();
        }
    }

    boolean isAwaitedByCall() {
        return awaitedByCall;
    }

    @Override
    protected void done() {
        Future<?> future = ours;
        if (future != null && isCancelled()) {
            future.cancel(); // gives its permit back; has no effect once it has started
        }
    }

    @Override
    public void unrun(Future<?> completed) {
        if (completed.isCancelled()) {
            cancel(false);
        } else {
            setException(completed.exceptionNow());
        }
    }
}
