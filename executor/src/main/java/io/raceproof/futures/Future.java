package io.raceproof.futures;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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
 * state between two of them. What the runner did before it completes the future happens-before what anyone does who has
 * seen the future done: by {@link #isDone}, a result, a callback, {@link Futures#await} or {@link Futures#asCompleted}
 * (JLS 17.4.5). Cancelled is done, for every waiter.
 *
 * <p>Whoever makes the last move wakes the waiting threads first, then runs the callbacks in the order in which they were
 * added, without holding any lock. A thread may thus see the result before the callbacks have run. A callback that itself
 * completes or cancels a future does not run that one's callbacks inside itself: they run in the same thread as soon as it
 * has returned, or waits for a future. So a chain of any length takes no stack.
 *
 * @param <V> the type of the result
 */
public final class Future<V extends @Nullable Object> implements java.util.concurrent.Future<V> {

    /** Where a future stands. The JDK's own enum (19+) knows no PENDING. */
    public enum Status {
        /** Nobody has begun. */
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

    /** The outcome of a failed future. */
    record Failure(Throwable cause) {}

    /** Of all who wait for a result. */
    private static final AdaptiveSpin SPIN = new AdaptiveSpin();

    /**
     * Who waits for a future with so many behind it does not look, but sleeps: it takes the results of many, is faster than
     * the workers, and would be on their heels, taking from them the cache line of each future that they are to write.
     * Where nobody looks, none is many.
     */
    private static final int MANY = AdaptiveSpin.MOST == 0 ? 0 : 64;

    private static final Object NULL_RESULT = new Object();
    private static final Object CANCELLED = new Object();
    private static final VarHandle OUTCOME;
    private static final VarHandle WAITERS;
    static final VarHandle NEXT;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            OUTCOME = lookup.findVarHandle(Future.class, "outcome", Object.class);
            WAITERS = lookup.findVarHandle(Future.class, "waiters", Waiter.class);
            NEXT = lookup.findVarHandle(Future.class, "next", Future.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // Five fields: with the header, 32 bytes.

    /** Null: pending. A Runner: running. Anything else: completed, never changed again. Moved by compare-and-set only. */
    private volatile @Nullable Object outcome;

    /** Stack of those to tell, newest first. Pushed by compare-and-set, taken whole by the thread that completes it. */
    private volatile @Nullable Waiter waiters;

    /** What to run. Written before the future is queued; later only by the one thread that moved it out of PENDING. */
    private @Nullable Callable<? extends V> task;

    /** Where it gives its permit back when it leaves PENDING, unless it starts: then its runner does. Written like {@code task}. */
    private @Nullable QueuePermits permits;

    /** The link of {@link WorkQueue}, which alone uses it. */
    volatile @Nullable Future<?> next;

    Future(@Nullable Callable<? extends V> task, @Nullable QueuePermits permits) {
        this.task = task;
        this.permits = permits;
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
        Objects.requireNonNull(timeout, "timeout is null: call result() to wait for ever");
        return resultBy(Deadline.after(timeout));
    }

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
        Objects.requireNonNull(timeout, "timeout is null: call exception() to wait for ever");
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
        Object o = outcome;
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
        Object o = outcome;
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
        return statusOf(outcome);
    }

    /** Whether its task is being run now. */
    public boolean isRunning() {
        return outcome instanceof Runner;
    }

    @Override
    public boolean isDone() {
        return isCompleted(outcome);
    }

    @Override
    public boolean isCancelled() {
        return outcome == CANCELLED;
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
        while (true) {
            Object o = outcome;
            if (o == null) {
                Callable<? extends V> work = task; // as it was queued, if it is we who take it out of PENDING
                if (leavePending(CANCELLED)) {
                    tellWaiters(null);
                    if (work instanceof Withdrawable sent) {
                        sent.withdraw(mayInterruptIfRunning);
                    }
                    tellUnrun(work);
                    return true;
                }
            } else if (o instanceof Runner runner) {
                if (!mayInterruptIfRunning) {
                    return false;
                }
                if (runner.cancel(this)) {
                    tellWaiters(null);
                    return true;
                }
            } else {
                return o == CANCELLED;
            }
        }
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
            Object o = future.outcome;
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
        Object o = outcome;
        String detail = switch (statusOf(o)) {
            case SUCCEEDED -> o == NULL_RESULT ? ", returned null" : ", returned " + nameOf(o);
            case FAILED -> o instanceof Failure f ? ", raised " + nameOf(f.cause()) : "";
            default -> "";
        };
        return "Future@" + Integer.toHexString(System.identityHashCode(this)) + "[" + statusOf(o) + detail + "]";
    }

    private static String nameOf(@Nullable Object o) {
        return o == null ? "null" : o.getClass().getName();
    }

    // ---- the write side, for runners and promises

    /** PENDING → RUNNING. Returns what to run, or null if the future was cancelled before. */
    @Nullable
    Callable<? extends V> start(Runner runner) {
        Callable<? extends V> work = task;
        return leavePending(runner) ? work : null;
    }

    /** PENDING → RUNNING | SUCCEEDED | FAILED | CANCELLED: drops the task; unless it runs now, gives back its permit. */
    boolean leavePending(Object target) {
        if (!OUTCOME.compareAndSet(this, null, target)) {
            return false;
        }
        task = null;
        QueuePermits from = permits;
        if (from != null) {
            permits = null;
            if (!(target instanceof Runner)) {
                from.release();
            }
        }
        return true;
    }

    /** RUNNING → SUCCEEDED | FAILED. False if it was cancelled meanwhile. */
    boolean complete(Runner runner, Object encoded) {
        if (!OUTCOME.compareAndSet(this, runner, encoded)) {
            return false;
        }
        tellWaiters(runner);
        return true;
    }

    /** PENDING or RUNNING → SUCCEEDED | FAILED, for who is not the runner. False if it was completed before. */
    boolean forceComplete(Object encoded) {
        return forceComplete(encoded, null);
    }

    /** The same, with the callbacks left to {@code teller}, or run here if that is null. */
    boolean forceComplete(Object encoded, @Nullable Runner teller) {
        while (true) {
            Object o = outcome;
            if (isCompleted(o)) {
                return false;
            }
            Callable<? extends V> work = o == null ? task : null;
            if (o == null ? leavePending(encoded) : OUTCOME.compareAndSet(this, o, encoded)) {
                tellWaiters(teller);
                tellUnrun(work);
                return true;
            }
        }
    }

    /** What was to be run, and never will be, is told so. */
    private void tellUnrun(@Nullable Callable<?> work) {
        if (work instanceof Unrun told) {
            told.unrun(this);
        }
    }

    /** RUNNING → CANCELLED, for {@link Runner#cancel} alone; {@link #cancel(boolean)} then tells the waiters. */
    boolean moveToCancelled(Runner runner) {
        return OUTCOME.compareAndSet(this, runner, CANCELLED);
    }

    /** What it is to run; null when it has left PENDING. Only for who took it out of the queue. */
    @Nullable
    Callable<? extends V> pendingTask() {
        return task;
    }

    /** Whether it failed with this very throwable. */
    boolean isFailedWith(Throwable cause) {
        return outcome instanceof Failure failure && failure.cause() == cause;
    }

    static Object encode(@Nullable Object value) {
        return value == null ? NULL_RESULT : value;
    }

    // ---- waiters

    /**
     * Adds a waiter; if the future is completed, tells it before returning.
     *
     * <p>Nothing is lost: the thread that completes writes the outcome and then reads the stack, who registers writes the stack and then
     * reads the outcome; at least one of them sees the other. Nothing is told twice: a waiter is claimed once.
     */
    void register(Waiter waiter) {
        if (!isDone()) {
            Waiter newest;
            do {
                newest = waiters;
                waiter.next = newest;
            } while (!WAITERS.compareAndSet(this, newest, waiter));
            if (!isDone() || !unregister(waiter)) {
                return;
            }
        }
        if (waiter.isForeign()) {
            Trampoline.runAtOnce(() -> waiter.completed(this));
        } else {
            waiter.completed(this);
        }
    }

    /**
     * Takes a waiter back, and unlinks it with everything else that is claimed.
     *
     * @return false if somebody else has claimed it: it is being told
     */
    boolean unregister(Waiter waiter) {
        boolean mine = waiter.claim();
        Waiter previous = null;
        Waiter w = waiters;
        while (w != null) {
            Waiter after = w.next;
            if (!w.isClaimed()) {
                previous = w;
                w = after;
            } else if (previous == null) {
                WAITERS.compareAndSet(this, w, after);
                w = waiters;
            } else {
                previous.next = after;
                boolean restart = previous.isClaimed(); // it may be unlinked, and our change with it
                previous = restart ? null : previous;
                w = restart ? waiters : after;
            }
        }
        return mine;
    }

    private void tellWaiters(@Nullable Runner runner) {
        if (waiters != null) {
            Waiter newest = (Waiter) WAITERS.getAndSet(this, null);
            if (newest != null) {
                Waiter.signalAll(newest, this, runner);
            }
        }
    }

    /** How many stand in the stack, told or not: for tests. */
    int waiterCount() {
        int count = 0;
        for (Waiter w = waiters; w != null; w = w.next) {
            count++;
        }
        return count;
    }

    // ---- waiting

    /**
     * Said when a thread has to be started for the next result, or woken from a long sleep. Whoever waits for it sleeps at once: it
     * takes longer than a look, and the thread may have been given the very processor that looking would keep.
     */
    static void nextTakesLonger() {
        SPIN.skipNext();
    }

    /** Waits until it is done; false if the time is up before. */
    boolean awaitDone(Deadline deadline) throws InterruptedException {
        return completedBy(deadline) != null;
    }

    private Object awaitCompletion() throws InterruptedException {
        return Objects.requireNonNull(completedBy(Deadline.NEVER), "never came");
    }

    private Object awaitCompletion(Deadline deadline) throws InterruptedException, TimeoutException {
        Object o = completedBy(deadline);
        if (o == null) {
            throw new TimeoutException("not done in time: " + this);
        }
        return o;
    }

    /** Waits for the outcome; null if the time is up before. */
    private @Nullable Object completedBy(Deadline deadline) throws InterruptedException {
        Object o = outcome;
        if (isCompleted(o)) {
            return o;
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (deadline.isPast()) {
            return null;
        }
        if (!WorkQueue.hasBehind(this, MANY)) {
            SPIN.spinUntil(this::isDone);
        }
        o = outcome;
        return isCompleted(o) ? o : parkUntilCompleted(deadline);
    }

    private @Nullable Object parkUntilCompleted(Deadline deadline) throws InterruptedException {
        ParkedWaiter me = new ParkedWaiter();
        register(me);
        while (true) {
            Object o = outcome;
            if (isCompleted(o)) {
                return o;
            }
            if (Thread.interrupted()) {
                unregister(me);
                throw new InterruptedException();
            }
            if (deadline.isPast()) {
                unregister(me);
                return null;
            }
            me.parker.park(deadline);
        }
    }

    private static final class ParkedWaiter extends Waiter {
        final Parker parker = Parker.ofCurrentThread();

        @Override
        void completed(Future<?> future) {
            parker.unpark();
        }
    }

    // ---- outcomes

    private static boolean isCompleted(@Nullable Object o) {
        return o != null && !(o instanceof Runner);
    }

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

    @SuppressWarnings({"unchecked", "NullAway"}) // null is a V where the task returned it
    private V decode(@Nullable Object o) {
        return o == NULL_RESULT ? null : (V) o;
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
