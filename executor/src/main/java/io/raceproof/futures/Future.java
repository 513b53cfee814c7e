package io.raceproof.futures;

import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.future.Callback;
import io.raceproof.futures.internal.future.Failure;
import io.raceproof.futures.internal.future.Runner;
import io.raceproof.futures.internal.future.Waiter;
import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.futures.internal.queue.QueuePermits;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The read side of a result that is not there yet. Thread-safe; every method may be called from any thread.
 *
 * <pre>
 *              start (its runner)            complete (its runner)
 *   PENDING ────────────────────► RUNNING ───────────────────────► SUCCEEDED | FAILED
 *      │                             │                                  ▲
 *      │ cancel()                    │ cancel(true)                     │ a Promise may also go
 *      ▼                             ▼                                  │ straight from PENDING
 *   CANCELLED ◄──────────────────────┘                                  ┘
 * </pre>
 *
 * <p>Each move is one compare-and-set of the field {@code outcome}: that is its linearization point, and there is no
 * state between two of them. What the runner did before it completes the future happens-before what a thread does
 * after it has seen the future done: by {@link #isDone}, a result, a callback, {@link Futures#await} or {@link Futures#asCompleted}
 * (JLS 17.4.5). Cancelled is done, for every waiter.
 *
 * <p>The thread that completes the future unparks the waiting threads first, then runs the callbacks in the order in which
 * they were added, without holding any lock. A thread may thus see the result before the callbacks have run. A callback that itself
 * completes or cancels a future does not run that one's callbacks inside itself: they run in the same thread as soon as it
 * has returned, or waits for a future. So a chain of any length takes no stack.
 *
 * @param <V> the type of the result
 */
public final class Future<V extends @Nullable Object> extends AbstractFuture<V>
        implements java.util.concurrent.Future<V> {

    /** Where a future stands. The JDK's own enum (19+) knows no PENDING. */
    public enum Status {
        /** Its task has not started. */
        PENDING,
        /** Its task is being run. */
        RUNNING,
        /** Done, with a result. */
        SUCCEEDED,
        /** Done, with the throwable that ended the task. */
        FAILED,
        /** Done, without either. */
        CANCELLED
    }

    Future(@Nullable Callable<? extends V> task, @Nullable QueuePermits permits) {
        super(task, permits);
    }

    // ---- reading

    /**
     * Waits for the result and returns it.
     *
     * @throws CompletionException if the task failed; its cause is what the task threw, the same object each time
     * @throws CancellationException if the future was cancelled
     * @throws InterruptedException if this thread was interrupted while it waited
     */
    public V result() throws InterruptedException {
        return resultOf(awaitCompletion());
    }

    /**
     * Waits for the result, but not longer than {@code timeout}; zero or less only looks.
     *
     * @throws TimeoutException if the future is not done by then
     * @throws CompletionException if the task failed; its cause is what the task threw
     * @throws CancellationException if the future was cancelled
     * @throws InterruptedException if this thread was interrupted while it waited
     */
    public V result(Duration timeout) throws InterruptedException, TimeoutException {
        Objects.requireNonNull(timeout, "timeout is null: call result() to wait forever");
        return resultBy(Deadline.after(timeout));
    }

    /** {@link #result(Duration)}, with a deadline that several waits share. */
    V resultBy(Deadline deadline) throws InterruptedException, TimeoutException {
        return resultOf(awaitCompletion(deadline));
    }

    /**
     * {@link #result()} without a checked exception, for streams and callbacks. An interrupt does not end the wait; the
     * thread's interrupt flag is set again at its end.
     */
    public V join() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return resultOf(awaitCompletion());
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Waits until the future is done, and tells what the task threw; empty if it succeeded.
     *
     * @throws CancellationException if the future was cancelled
     * @throws InterruptedException if this thread was interrupted while it waited
     */
    public Optional<Throwable> exception() throws InterruptedException {
        return exceptionOf(awaitCompletion());
    }

    /**
     * {@link #exception()}, but waits no longer than {@code timeout}; zero or less only looks.
     *
     * @throws TimeoutException if the future is not done by then
     */
    public Optional<Throwable> exception(Duration timeout) throws InterruptedException, TimeoutException {
        Objects.requireNonNull(timeout, "timeout is null: call exception() to wait forever");
        return exceptionOf(awaitCompletion(Deadline.after(timeout)));
    }

    @Override
    public V get() throws InterruptedException, ExecutionException {
        return getOf(awaitCompletion());
    }

    @Override
    public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return getOf(awaitCompletion(Deadline.afterNanos(unit.toNanos(timeout))));
    }

    /**
     * The result, at once.
     *
     * @throws IllegalStateException if the future is not done, failed or was cancelled
     */
    // Overrides the JDK's method from 19 on.
    @SuppressWarnings("MissingOverride")
    public V resultNow() {
        Object o = outcome();
        return switch (statusOf(o)) {
            case SUCCEEDED -> decode(o);
            case FAILED -> throw new IllegalStateException("the task failed; ask exceptionNow() for the reason");
            case CANCELLED -> throw new IllegalStateException("the task was cancelled and has no result");
            default -> throw new IllegalStateException("the task is not done; wait with result()");
        };
    }

    /**
     * What the task threw, at once.
     *
     * @throws IllegalStateException if the future is not done, succeeded or was cancelled
     */
    // Overrides the JDK's method from 19 on.
    @SuppressWarnings("MissingOverride")
    public Throwable exceptionNow() {
        Object o = outcome();
        if (o instanceof Failure failure) {
            return failure.cause();
        }
        throw switch (statusOf(o)) {
            case SUCCEEDED -> new IllegalStateException("the task succeeded; ask resultNow() for its result");
            case CANCELLED -> new IllegalStateException("the task was cancelled and has no exception");
            default -> new IllegalStateException("the task is not done; wait with exception()");
        };
    }

    /** Where it stands now. */
    public Status status() {
        return statusOf(outcome());
    }

    /** Whether its task is being run now. */
    @Override
    public boolean isRunning() {
        return super.isRunning();
    }

    // ---- cancelling

    /**
     * Cancels it if it has not started. A running task is left alone.
     *
     * @return true if the future is cancelled now; false if it is running or was done before
     */
    public boolean cancel() {
        return cancel(false);
    }

    /**
     * Cancels it if it has not started; if it is running and {@code mayInterruptIfRunning}, it is cancelled at once and
     * its thread interrupted (in a process pool: its process replaced). Callbacks run here, before this returns; inside a
     * callback, after that one has returned.
     *
     * @return true if the future is cancelled now; false if it is running or was done before
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return super.cancel(mayInterruptIfRunning);
    }

    // ---- callbacks

    /**
     * Calls {@code callback} with this future once it is done: in the thread that completes it, or at once in this one if
     * it is done already. Callbacks run in the order of addition, each exactly once; what one throws is logged, and the
     * rest run. Inside a callback, the callbacks of other futures that it completes run after it has returned.
     *
     * @return this future
     */
    public Future<V> whenDone(Consumer<? super Future<V>> callback) {
        Objects.requireNonNull(callback, "callback is null");
        register(new Callback<>(this, callback));
        return this;
    }

    /** Like {@link #whenDone(Consumer)}, for the library's own waiters. */
    void add(Waiter waiter) {
        register(waiter);
    }

    /** Like {@link #whenDone(Consumer)}, but hands the callback to {@code executor}. */
    public Future<V> whenDone(Consumer<? super Future<V>> callback, Executor executor) {
        Objects.requireNonNull(callback, "callback is null");
        Objects.requireNonNull(executor, "executor is null");
        return whenDone(future -> executor.execute(() -> Callback.call(callback, future)));
    }

    /**
     * A new CompletableFuture that ends as this one does: same result, same throwable, or cancelled. Cancelling the new
     * one has no effect on this one.
     */
    public CompletableFuture<V> toCompletableFuture() {
        CompletableFuture<V> copy = new CompletableFuture<>();
        whenDone(future -> {
            Object o = future.outcome();
            if (o instanceof Failure failure) {
                copy.completeExceptionally(failure.cause());
            } else if (o == CANCELLED) {
                copy.cancel(false);
            } else {
                copy.complete(future.decode(o));
            }
        });
        return copy;
    }

    /** The state, and the type of the result or of the throwable. Never the value. */
    @Override
    public String toString() {
        Object o = outcome();
        String detail = switch (statusOf(o)) {
            case SUCCEEDED -> ", returned " + nameOf(decode(o));
            case FAILED -> o instanceof Failure f ? ", raised " + nameOf(f.cause()) : "";
            default -> "";
        };
        return "Future@" + Integer.toHexString(System.identityHashCode(this)) + "[" + statusOf(o) + detail + "]";
    }

    private static String nameOf(@Nullable Object o) {
        return o == null ? "null" : o.getClass().getName();
    }

    // ---- outcomes

    private static Status statusOf(@Nullable Object o) {
        if (o == null) {
            return Status.PENDING;
        }
        if (o instanceof Runner) {
            return Status.RUNNING;
        }
        if (o instanceof Failure) {
            return Status.FAILED;
        }
        return o == CANCELLED ? Status.CANCELLED : Status.SUCCEEDED;
    }

    private V resultOf(Object o) {
        if (o instanceof Failure failure) {
            throw new CompletionException(failure.cause());
        }
        if (o == CANCELLED) {
            throw new CancellationException();
        }
        return decode(o);
    }

    private V getOf(Object o) throws ExecutionException {
        if (o instanceof Failure failure) {
            throw new ExecutionException(failure.cause());
        }
        return resultOf(o);
    }

    private static Optional<Throwable> exceptionOf(Object o) {
        if (o == CANCELLED) {
            throw new CancellationException();
        }
        return o instanceof Failure failure ? Optional.of(failure.cause()) : Optional.empty();
    }
}
