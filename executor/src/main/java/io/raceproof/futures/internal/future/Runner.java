package io.raceproof.futures.internal.future;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What runs a future: the content of its outcome while it is RUNNING. A pool's worker, a thread of another executor, or
 * nothing in particular for a promise. It is also the write side: other packages move a future through these methods alone.
 */
public abstract class Runner {
    /** A promise that was started: nothing to interrupt. */
    public static final Runner PROMISE = new Runner() {
        @Override
        protected boolean cancel(AbstractFuture<?> future) {
            return moveToCancelled(future);
        }
    };

    /** Made by subclasses. */
    protected Runner() {}

    // ---- what a runner does when it is asked

    /**
     * Moves the future from running-by-this to cancelled, by {@link #moveToCancelled}, and interrupts the work.
     *
     * @return false if the future was completed before
     */
    protected abstract boolean cancel(AbstractFuture<?> future);

    /** Runs the users' callbacks on a future that this runner has just completed. Called by the thread that completed it. */
    protected void runCallbacks(Runnable callbacks) {
        callbacks.run();
    }

    // ---- the moves of a future

    /** PENDING → RUNNING. Returns what to run, or null if the future was cancelled before. */
    public final @Nullable Callable<?> start(AbstractFuture<?> future) {
        return future.start(this);
    }

    /** PENDING → RUNNING, for a future without a task. False if it has left PENDING before. */
    public final boolean tryStart(AbstractFuture<?> future) {
        return future.leavePending(this);
    }

    /** RUNNING by this → SUCCEEDED | FAILED. False if it was cancelled meanwhile. */
    public final boolean complete(AbstractFuture<?> future, Object outcome) {
        return future.complete(this, outcome);
    }

    /** RUNNING by this → CANCELLED, for {@link #cancel} alone. False if it was completed before. */
    protected final boolean moveToCancelled(AbstractFuture<?> future) {
        return future.moveToCancelled(this);
    }

    /** PENDING or RUNNING → SUCCEEDED | FAILED, with the callbacks left to this. False if it was completed before. */
    public final boolean forceComplete(AbstractFuture<?> future, Object outcome) {
        return future.forceComplete(outcome, this);
    }

    /** PENDING or RUNNING → SUCCEEDED | FAILED, in a thread that is not the runner's. False if it was completed before. */
    public static boolean forceCompleteHere(AbstractFuture<?> future, Object outcome) {
        return future.forceComplete(outcome, null);
    }

    // ---- for the thread that took a future out of the queue

    /** What the future is to run; null when it has left PENDING. */
    public static @Nullable Callable<?> pendingTask(AbstractFuture<?> future) {
        return future.pendingTask();
    }

    /** Whether the future failed with this very throwable. */
    public static boolean isFailedWith(AbstractFuture<?> future, Throwable cause) {
        return future.failure() == cause;
    }

    /** What the future failed with; null if it did not fail. */
    public static @Nullable Throwable failureOf(AbstractFuture<?> future) {
        return future.failure();
    }

    /** A task's result as an outcome. */
    public static Object encode(@Nullable Object result) {
        return AbstractFuture.encode(result);
    }
}
