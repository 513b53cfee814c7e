package io.raceproof.futures.internal.remote;

import io.raceproof.futures.internal.jvm.Threads;
import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.futures.internal.pool.CallbackThread;
import io.raceproof.futures.internal.pool.Termination;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The working part of a pool over a remote service: what is under way, a thread that watches for what comes back, and a
 * thread for callbacks. It knows nothing of the pool, so that an abandoned pool can be collected. Thread-safe.
 *
 * <p>The JDK's interface has no way to be told that a future is done, so the watcher looks, in growing intervals. A service
 * whose futures are completion stages wakes it.
 */
public final class RemoteCalls {
    private static final long SHORTEST_PAUSE = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private static final long IDLE = TimeUnit.SECONDS.toNanos(1);

    /** How long after its end a service may still bring something back: some call themselves ended too early. */
    private static final long GRACE = TimeUnit.SECONDS.toNanos(1);

    private final ExecutorService service;
    private final int resubmissions;
    final Failures failures;
    private final Threads threads;

    /** How long the watcher stays without work, in nanoseconds. */
    private final long idleNanos;

    private final CallbackThread callbacks;

    /** Accepted and not completed, by number, in the order of submission. */
    private final ConcurrentNavigableMap<Long, RemoteCall<?, ?>> underWay = new ConcurrentSkipListMap<>();

    private final AtomicLong numbers = new AtomicLong();

    private final ReentrantLock lock = new ReentrantLock();
    private final Termination termination;

    /** Guarded by lock. */
    private boolean closed;

    /** Null when there is none. Written under lock. */
    private volatile @Nullable Thread watcher;

    /** Makes those of one pool; {@code resubmissions}: how often a task that was lost is sent again. */
    public RemoteCalls(ExecutorService service, int resubmissions, Failures failures) {
        this(service, resubmissions, failures, Threads.ofCreator(), IDLE);
    }

    /** The same, with such threads, and a watcher that stays so long without work. */
    RemoteCalls(ExecutorService service, int resubmissions, Failures failures, Threads threads, long idleNanos) {
        this.service = service;
        this.resubmissions = resubmissions;
        this.failures = failures;
        this.threads = threads;
        this.idleNanos = idleNanos;
        this.callbacks = new CallbackThread(threads, "remote-callbacks");
        this.termination = new Termination(lock, this::isDeserted, callbacks::close);
    }

    ExecutorService service() {
        return service;
    }

    long nextNumber() {
        return numbers.getAndIncrement();
    }

    int resubmissions() {
        return resubmissions;
    }

    // ---- submitting

    /** Sends a call. Throws what the service throws. */
    public void submit(RemoteCall<?, ?> call) {
        lock.lock();
        try {
            if (closed) {
                throw new RejectedExecutionException(
                        "cannot schedule new futures after shutdown: submit before, or make a new pool");
            }
            underWay.put(call.number(), call);
        } finally {
            lock.unlock();
        }
        boolean isSent = false;
        try {
            call.send();
            ensureWatched();
            isSent = true;
        } finally {
            if (!isSent) {
                call.future().cancel(true);
            }
        }
    }

    /** Called when a call's future is completed or cancelled. May be called twice. */
    void ended(RemoteCall<?, ?> call) {
        underWay.remove(call.number());
        termination.signal();
    }

    // ---- watching

    private void ensureWatched() {
        lock.lock();
        try {
            if (watcher == null) {
                watcher = startWatcher();
            }
        } finally {
            lock.unlock();
        }
        wakeWatcher();
    }

    private Thread startWatcher() {
        try {
            Thread thread = threads.daemon(this::watch, "remote-watcher");
            thread.start();
            return thread;
        } catch (Throwable t) { // no memory for a thread
            throw new RejectedExecutionException("no thread could be started that watches for the task's result", t);
        }
    }

    void wakeWatcher() {
        LockSupport.unpark(watcher);
    }

    private void watch() {
        long pause = SHORTEST_PAUSE;
        Deadline idle = Deadline.afterNanos(idleNanos);
        Deadline grace = Deadline.NEVER;
        while (true) {
            grace = !hasServiceEnded() ? Deadline.NEVER : grace.isNever() ? Deadline.afterNanos(GRACE) : grace;
            boolean moved = look(grace.isPast());
            if (!underWay.isEmpty()) {
                idle = Deadline.afterNanos(idleNanos);
            } else if (idle.isPast() && leaves()) {
                return;
            }
            pause = moved || underWay.isEmpty() ? SHORTEST_PAUSE : Math.min(2 * pause, LONGEST_PAUSE);
            LockSupport.parkNanos(this, underWay.isEmpty() ? idleNanos : pause);
            Thread.interrupted(); // not expected, and it would make every pause end at once
        }
    }

    /**
     * Takes back what has come back: looks at the latest first and completes the earliest first, so that futures are completed
     * in the order in which a service with one worker is done with them.
     */
    private boolean look(boolean serviceHasEnded) {
        Deque<RemoteCall<?, ?>> back = new ArrayDeque<>();
        for (RemoteCall<?, ?> call : underWay.descendingMap().values()) {
            if (call.isBack() || serviceHasEnded) {
                back.push(call);
            }
        }
        back.forEach(RemoteCall::takeBack);
        return !back.isEmpty();
    }

    /** Lets the watcher go, unless there is work again. */
    private boolean leaves() {
        lock.lock();
        try {
            if (underWay.isEmpty()) {
                watcher = null;
                return true;
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasServiceEnded() {
        try {
            return service.isTerminated();
        } catch (Throwable t) {
            return false; // not to be had now; its futures will tell
        }
    }

    // ---- callbacks

    void runCallbacks(Runnable work) {
        callbacks.run(work);
    }

    /** Whether the calling thread runs the callbacks. */
    public boolean isCallbackThread() {
        return callbacks.isCurrent();
    }

    // ---- the end

    /** Accepts nothing from now on. The service is left alone. */
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        termination.signal();
    }

    /** Cancels everything that is under way. */
    public void cancelAll() {
        underWay.values().forEach(call -> call.future().cancel(false));
    }

    private boolean isDeserted() {
        return closed && underWay.isEmpty();
    }

    /** Waits until nothing is under way any more; false if the deadline comes first. */
    public boolean awaitTermination(Deadline deadline) throws InterruptedException {
        return termination.await(deadline) && callbacks.awaitTermination(deadline);
    }

    @Override
    public String toString() {
        return "under way: " + underWay.size() + ", service: " + service;
    }
}
