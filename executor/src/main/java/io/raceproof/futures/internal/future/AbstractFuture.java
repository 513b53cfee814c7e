package io.raceproof.futures.internal.future;

import io.raceproof.futures.internal.park.AdaptiveSpin;
import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.futures.internal.park.Parker;
import io.raceproof.futures.internal.park.Trampoline;
import io.raceproof.futures.internal.queue.QueueNode;
import io.raceproof.futures.internal.queue.QueuePermits;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The state of a future and everything that moves it; what users see of it is {@code io.raceproof.futures.Future}.
 * Thread-safe.
 *
 * <pre>
 *              start (its runner)            complete (its runner)
 *   PENDING ────────────────────► RUNNING ───────────────────────► SUCCEEDED | FAILED
 *      │                             │                                  ▲
 *      │ cancel()                    │ cancel(true)                     │ forceComplete: a promise,
 *      ▼                             ▼                                  │ a pool that breaks
 *   CANCELLED ◄──────────────────────┘                                  ┘
 * </pre>
 *
 * <p>Each move is one compare-and-set of the field {@code outcome}: that is its linearization point. The moves are private to
 * this package; other packages make them through a {@link Runner}.
 *
 * @param <V> the type of the result
 */
public abstract class AbstractFuture<V extends @Nullable Object> extends QueueNode {

    /**
     * A thread that waits for a future with this many behind it parks without a spin: it takes the results of many, is faster
     * than the workers, and its reads would steal the cache line of each future that they write next. Where no thread spins,
     * none is many.
     */
    private static final int MANY = AdaptiveSpin.MOST == 0 ? 0 : 64;

    private static final Object NULL_RESULT = new Object();

    /** The outcome of a cancelled future. */
    protected static final Object CANCELLED = new Object();

    private static final VarHandle OUTCOME;
    private static final VarHandle WAITERS;
    private static final VarHandle TASK;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            OUTCOME = lookup.findVarHandle(AbstractFuture.class, "outcome", Object.class);
            WAITERS = lookup.findVarHandle(AbstractFuture.class, "waiters", Waiter.class);
            TASK = lookup.findVarHandle(AbstractFuture.class, "task", Callable.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // Four fields: with the header and the link of the queue, 32 bytes.

    /** Null: pending. A Runner: running. Anything else: completed, never changed again. Moved by compare-and-set only. */
    private volatile @Nullable Object outcome;

    /** Stack of the waiters, newest first. Pushed by compare-and-set, taken whole by the thread that completes it. */
    volatile @Nullable Waiter waiters;

    /**
     * What to run. Written before the future is queued; later only by the one thread that moved it out of PENDING, which alone
     * reads it plainly. A thread that hands queued tasks back reads it beside that one, in opaque mode: the task and null are
     * both right.
     */
    private @Nullable Callable<? extends V> task;

    /** Where it gives its permit back when it leaves PENDING, unless it starts: then its runner does. Written like {@code task}. */
    private @Nullable QueuePermits permits;

    /** Makes one that is pending; {@code task} is null for a promise. */
    protected AbstractFuture(@Nullable Callable<? extends V> task, @Nullable QueuePermits permits) {
        this.task = task;
        this.permits = permits;
    }

    // ---- reading

    /** Null while pending, a {@link Runner} while running, then the outcome: a {@link Failure}, CANCELLED, or a result. */
    protected final @Nullable Object outcome() {
        return outcome;
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

    private static boolean isCompleted(@Nullable Object o) {
        return o != null && !(o instanceof Runner);
    }

    static Object encode(@Nullable Object value) {
        return value == null ? NULL_RESULT : value;
    }

    /** The result in an outcome that is one. */
    @SuppressWarnings({"unchecked", "NullAway"}) // null is a V where the task returned it
    protected final V decode(@Nullable Object o) {
        return o == NULL_RESULT ? null : (V) o;
    }

    // ---- cancelling

    /** Cancels it if it has not started; if it is running and {@code mayInterruptIfRunning}, at once, and interrupts it. */
    public boolean cancel(boolean mayInterruptIfRunning) {
        while (true) {
            Object o = outcome;
            if (o == null) {
                if (leavePending(CANCELLED)) {
                    Callable<? extends V> work = takeTask();
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

    // ---- the moves, for runners

    /** PENDING → RUNNING. Returns what to run, or null if the future was cancelled before. */
    @Nullable
    Callable<? extends V> start(Runner runner) {
        return leavePending(runner) ? takeTask() : null;
    }

    /** What was to be run, which the future then refers to no more. Only for the thread that moved it out of PENDING, once. */
    private @Nullable Callable<? extends V> takeTask() {
        Callable<? extends V> work = task;
        TASK.setOpaque(this, null);
        return work;
    }

    /** PENDING → RUNNING | SUCCEEDED | FAILED | CANCELLED; unless it runs now, gives back its permit. */
    boolean leavePending(Object target) {
        if (!OUTCOME.compareAndSet(this, null, target)) {
            return false;
        }
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

    /**
     * PENDING or RUNNING → SUCCEEDED | FAILED, by a thread that is not the runner's, with the callbacks left to {@code teller},
     * or run here if that is null. False if it was completed before.
     */
    boolean forceComplete(Object encoded, @Nullable Runner teller) {
        while (true) {
            Object o = outcome;
            if (isCompleted(o)) {
                return false;
            }
            if (o == null ? leavePending(encoded) : OUTCOME.compareAndSet(this, o, encoded)) {
                Callable<? extends V> work = o == null ? takeTask() : null;
                tellWaiters(teller);
                tellUnrun(work);
                return true;
            }
        }
    }

    /** What was to be run, and never will be, is told so. */
    private void tellUnrun(@Nullable Callable<?> work) {
        if (work instanceof Unrun told) {
            told.unrun(failure());
        }
    }

    /** RUNNING → CANCELLED, for {@link Runner#cancel} alone; {@link #cancel} then tells the waiters. */
    boolean moveToCancelled(Runner runner) {
        return OUTCOME.compareAndSet(this, runner, CANCELLED);
    }

    /** What it is to run; null when it has left PENDING. Only for who took it out of the queue. */
    @SuppressWarnings("unchecked") // the field's type
    @Nullable
    Callable<? extends V> pendingTask() {
        return (Callable<? extends V>) TASK.getOpaque(this);
    }

    /** What it failed with; null if it did not fail. */
    @Nullable
    Throwable failure() {
        return outcome instanceof Failure failure ? failure.cause() : null;
    }

    // ---- waiters

    /**
     * Adds a waiter; if the future is completed, calls it before returning.
     *
     * <p>Nothing is lost: the thread that completes writes the outcome and then reads the stack; the one that registers writes
     * the stack and then reads the outcome; at least one of them sees the other. No waiter is called twice: it is claimed
     * once.
     */
    protected final void register(Waiter waiter) {
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
            Trampoline.runAtOnce(() -> waiter.completed(isFailed()));
        } else {
            waiter.completed(isFailed());
        }
    }

    /**
     * Takes a waiter back, and unlinks it with everything else that is claimed.
     *
     * @return false if another thread has claimed it, and calls it
     */
    final boolean unregister(Waiter waiter) {
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

    private boolean isFailed() {
        return outcome instanceof Failure;
    }

    private void tellWaiters(@Nullable Runner runner) {
        if (waiters != null) {
            Waiter newest = (Waiter) WAITERS.getAndSet(this, null);
            if (newest != null) {
                Waiter.signalAll(newest, isFailed(), runner);
            }
        }
    }

    // ---- waiting

    /** Waits until it is done; false if the time is up before. */
    protected final boolean awaitDone(Deadline deadline) throws InterruptedException {
        return completedBy(deadline) != null;
    }

    /** Waits for the outcome. */
    protected final Object awaitCompletion() throws InterruptedException {
        return Objects.requireNonNull(completedBy(Deadline.NEVER), "never came");
    }

    /** Waits for the outcome, but not past the deadline. */
    protected final Object awaitCompletion(Deadline deadline) throws InterruptedException, TimeoutException {
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
        if (!hasBehind(MANY)) {
            AdaptiveSpin.ofCurrentThread().spinUntil(this::isDone);
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
        protected void completed(boolean failed) {
            parker.unpark();
        }
    }
}
