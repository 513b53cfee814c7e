package io.raceproof.futures.internal.view;

import io.raceproof.futures.internal.future.AbstractFuture;
import java.util.concurrent.Callable;

/** The pool behind a view. While it is reachable, its pool is not abandoned. Implementations are thread-safe. */
public interface ViewedPool {
    /** Submits a task, or throws a RejectedExecutionException. */
    AbstractFuture<?> submit(Callable<?> task);

    /** Accepts no more tasks. */
    void acceptNothingMore();
}
