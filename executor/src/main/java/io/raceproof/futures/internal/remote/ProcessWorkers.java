package io.raceproof.futures.internal.remote;

import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.future.Failure;
import io.raceproof.futures.internal.future.Runner;
import io.raceproof.futures.internal.jvm.JvmExit;
import io.raceproof.futures.internal.jvm.Threads;
import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.futures.internal.pool.CallbackThread;
import io.raceproof.futures.internal.pool.Drainable;
import io.raceproof.futures.internal.pool.ExitHook;
import io.raceproof.futures.internal.pool.Termination;
import io.raceproof.futures.internal.queue.WorkQueue;
import io.raceproof.futures.process.WorkerProcess;
import io.raceproof.futures.process.WorkerSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The working part of a process pool: queue, worker processes and the thread for callbacks. It knows
 * nothing of the pool object, so that an abandoned pool can be collected; its queue is then finished and
 * its processes leave.
 *
 * <p>The rule that loses no task: <i>if the queue has work, then no worker is idle, and as many are alive as may be, or one
 * is being started.</i> A submit writes the queue and then reads {@code spare}; a worker that goes idle, or dies, writes
 * {@code spare} and then reads the queue. At least one of them sees the other.
 *
 * <p>One lock guards the list of idle workers and the set of living ones. No foreign code runs under it, and a worker's
 * monitor is never taken under it, nor it under a worker's.
 */
public final class ProcessWorkers implements Drainable {
    final WorkerSettings settings;
    final WorkerProcess.Launcher launcher;
    final ProcessLimits limits;
    final Failures failures;
    final Threads threads;
    private final String namePrefix;
    private final AtomicInteger started = new AtomicInteger();

    private final WorkQueue<AbstractFuture<?>> queue = new WorkQueue<>();

    private final CallbackThread callbacks;

    private final ReentrantLock lock = new ReentrantLock();
    private final Termination termination = new Termination(lock, this::isDeserted, this::letGo);

    /** Those who wait for a task, last one first. Guarded by lock. */
    private final Deque<ProcessWorker> idle = new ArrayDeque<>();

    /** Those whose process runs, starts or ends. Guarded by lock. */
    private final Set<ProcessWorker> living = new HashSet<>();

    /** Whether there is a worker to give work to, or room for one to start. Written under lock, read without. */
    private volatile boolean spare = true;

    /** Why the pool is broken, or null. Written once, under lock; read without. */
    private volatile @Nullable RuntimeException broken;

    /** Makes the workers of one pool; no process is started yet. */
    public ProcessWorkers(
            ProcessLimits limits, String namePrefix, WorkerSettings settings, Threads threads, Failures failures) {
        this(limits, namePrefix, settings, threads, failures, WorkerProcess::start);
    }

    /** The same, with processes that are started in another way. */
    ProcessWorkers(
            ProcessLimits limits,
            String namePrefix,
            WorkerSettings settings,
            Threads threads,
            Failures failures,
            WorkerProcess.Launcher launcher) {
        this.launcher = launcher;
        this.limits = limits;
        this.failures = failures;
        this.settings = settings;
        this.threads = threads;
        this.namePrefix = namePrefix;
        this.callbacks = new CallbackThread(threads, namePrefix + "-callbacks");
    }

    // ---- submitting

    /** Queues the future, and gives it to a worker that is free. */
    public void submit(AbstractFuture<?> future) {
        if (!queue.offer(future)) {
            ensureOpen();
        }
        if (spare) {
            dispatch();
        }
    }

    /** Throws unless tasks are accepted. */
    public void ensureOpen() {
        boolean closed = queue.isClosed();
        RuntimeException cause = broken; // read after it: a pool that breaks is marked, and then closed
        if (cause != null) {
            throw failures.broken(
                    "the process pool is broken and not usable anymore, make a new one: " + cause.getMessage(),
                    cause.getCause());
        }
        if (closed) {
            throw new RejectedExecutionException(
                    JvmExit.hasBegun()
                            ? "cannot schedule new futures: the JVM is shutting down"
                            : "cannot schedule new futures after shutdown: submit before, or make a new pool");
        }
    }

    // ---- giving work to workers

    /** Gives the queue's work to idle workers; if there is none, starts one where that is allowed. */
    private void dispatch() {
        while (spare && queue.hasWork()) {
            ProcessWorker worker;
            boolean start;
            lock.lock();
            try {
                worker = idle.poll();
                start = worker == null;
                if (start && (living.size() >= limits.workers() || broken != null)) {
                    return;
                }
                if (worker == null) {
                    worker = new ProcessWorker(this, namePrefix + "_" + started.getAndIncrement());
                    living.add(worker);
                }
                spare = !idle.isEmpty() || living.size() < limits.workers();
            } finally {
                lock.unlock();
            }
            if (start) {
                start(worker);
                return;
            }
            employ(worker);
        }
    }

    private void start(ProcessWorker worker) {
        try {
            threads.daemon(worker, worker.name()).start();
        } catch (Throwable t) { // no memory for a thread
            breakDown(failures.broken("no thread could be started for a worker process", t));
            left(worker);
        }
    }

    /**
     * Gives a worker that is free its next task; or lets it exit; or lists it as idle.
     *
     * @return whether it is idle now
     */
    boolean employ(ProcessWorker worker) {
        while (true) {
            if (!worker.isEmployable()) {
                return false;
            }
            if (worker.isSpent()) {
                worker.stop();
                return false;
            }
            if (worker.takeAndSend(queue)) {
                return false;
            }
            if (queue.isDrained()) {
                termination.signal();
                worker.stop();
                return false;
            }
            push(worker);
            if (!queue.hasWork() && !queue.isClosed()) {
                return true;
            }
            if (!remove(worker)) { // another thread has seen it idle, and employs it
                return false;
            }
        }
    }

    private void push(ProcessWorker worker) {
        lock.lock();
        try {
            idle.push(worker);
            spare = true;
        } finally {
            lock.unlock();
        }
    }

    private boolean remove(ProcessWorker worker) {
        lock.lock();
        try {
            boolean removed = idle.remove(worker);
            spare = !idle.isEmpty() || living.size() < limits.workers();
            return removed;
        } finally {
            lock.unlock();
        }
    }

    /** Called when a worker has gone idle: the queue lets go of the last future and its result. */
    void forgetLast() {
        queue.replaceLast();
    }

    /** The worker is over: its place is free. */
    void left(ProcessWorker worker) {
        lock.lock();
        try {
            idle.remove(worker);
            living.remove(worker);
            spare = true;
        } finally {
            lock.unlock();
        }
        termination.signal();
        dispatch();
    }

    // ---- callbacks

    void runCallbacks(Runnable work) {
        callbacks.run(work);
    }

    /** Whether the calling thread is one on which this pool runs foreign code. */
    public boolean isOwnThread() {
        Thread me = Thread.currentThread();
        return callbacks.isCurrent() || snapshot().stream().anyMatch(worker -> worker.isAttendedBy(me));
    }

    // ---- the end

    /** Accepts nothing from now on; what was accepted is run. */
    @Override
    public void close() {
        if (queue.close()) {
            List<ProcessWorker> free;
            lock.lock();
            try {
                free = new ArrayList<>(idle);
                idle.clear();
                spare = living.size() < limits.workers();
            } finally {
                lock.unlock();
            }
            free.forEach(this::employ);
            termination.signal();
        }
    }

    /**
     * Fails everything that was accepted, and ends all workers: the queue is closed before it is emptied, which waits for what is being
     * queued, so nothing slips in. Returns the reason; the first one counts.
     */
    RuntimeException breakDown(RuntimeException why) {
        RuntimeException reason;
        lock.lock();
        try {
            reason = broken == null ? why : broken;
            broken = reason;
        } finally {
            lock.unlock();
        }
        queue.close();
        snapshot().forEach(worker -> worker.breakOff(reason));
        failPending();
        return reason;
    }

    private void failPending() {
        RuntimeException reason = broken;
        AbstractFuture<?> future;
        while (reason != null && (future = queue.pollLinked()) != null) {
            teller.forceComplete(future, new Failure(reason));
        }
        termination.signal();
    }

    /** Stands in for the worker that a pending task never had. */
    private final Runner teller = new Runner() {
        @Override
        protected boolean cancel(AbstractFuture<?> future) {
            return moveToCancelled(future);
        }

        @Override
        protected void runCallbacks(Runnable work) {
            ProcessWorkers.this.callbacks.run(work);
        }
    };

    /** Cancels what has not started. */
    public void cancelPending() {
        drain().forEach(future -> future.cancel(false));
    }

    @Override
    public List<AbstractFuture<?>> drain() {
        List<AbstractFuture<?>> pending = queue.drain();
        termination.signal();
        return pending;
    }

    /** Shuts down, cancels what is pending and ends the workers; {@code call} is the user's, for the message. */
    public void endAll(String call, boolean forcibly) {
        close();
        cancelPending();
        snapshot().forEach(worker -> worker.endByUser(call, forcibly));
    }

    private List<ProcessWorker> snapshot() {
        lock.lock();
        try {
            return new ArrayList<>(living);
        } finally {
            lock.unlock();
        }
    }

    /** Called when the last worker has left. */
    private void letGo() {
        callbacks.close();
        ExitHook.remove(this);
    }

    private boolean isDeserted() {
        return queue.isDrained() && living.isEmpty();
    }

    /** Whether it accepts nothing more. */
    public boolean isClosed() {
        return queue.isClosed();
    }

    /** Whether everything accepted is done, and the workers and the callback thread have gone. */
    public boolean isTerminated() {
        return termination.isReached() && callbacks.isTerminated();
    }

    @Override
    public boolean awaitTermination(Deadline deadline) throws InterruptedException {
        return termination.await(deadline) && callbacks.awaitTermination(deadline);
    }

    /** How many worker processes live, start or end. */
    @Override
    public int running() {
        return snapshot().size();
    }

    @Override
    public boolean waitsForExit() {
        return termination.isReached() && callbacks.isExiting();
    }
}
