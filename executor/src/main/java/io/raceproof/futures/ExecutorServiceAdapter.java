package io.raceproof.futures;

import io.raceproof.futures.internal.future.Failure;
import io.raceproof.futures.internal.future.Runner;
import io.raceproof.futures.internal.future.ThreadRunner;
import io.raceproof.futures.internal.future.Unrun;
import io.raceproof.futures.internal.jvm.Log;
import io.raceproof.futures.internal.jvm.Threads;
import io.raceproof.futures.internal.park.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Any ExecutorService of this JVM as a {@link PoolExecutor}: {@link PoolExecutor#over}. Thread-safe.
 *
 * <p>A service may drop a task that it has accepted without a word. So each is kept in {@code accepted} until it has ended,
 * and fails when the service has terminated without it: in a thread that waits for the termination or, where there is none, in
 * one that is started for it.
 */
final class ExecutorServiceAdapter implements PoolExecutor {
    /** Runs one future on one of the service's threads. */
    private final class Run extends ThreadRunner implements Runnable, Unrun {
        private final Future<?> future;

        Run(Future<?> future) {
            this.future = future;
        }

        @Override
        public void run() {
            bind();
            try {
                run(future);
            } finally {
                ended(this);
            }
        }

        /** The service is one of ours, and tells what it drops. */
        @Override
        public void unrun(@Nullable Throwable failure) {
            if (failure == null) {
                future.cancel();
            } else {
                Runner.forceCompleteHere(future, new Failure(failure));
            }
            ended(this);
        }
    }

    private final ExecutorService service;
    private final Threads threads;

    /**
     * Whether it may drop a task that was submitted just before its shutdown, as the ForkJoinPool of JDK 17 was seen to do:
     * then it is shut down when nothing is left to run.
     */
    private final boolean forgetful;

    /** Handed to the service and not finished. */
    private final Set<Run> accepted = ConcurrentHashMap.newKeySet();

    /**
     * Whether nothing is accepted any more. Set by the thread that shuts down, before it looks at {@code accepted}; a submit adds to that
     * first and reads this afterwards, so that one of them sees the other. Also read at the end of each run, after that was
     * taken out of {@code accepted}: the last thread finds it closed and empty.
     */
    private volatile boolean closed;

    /** Whether a shutdown of the service had no effect. Written by the thread that called it. */
    private volatile boolean unstoppable;

    /** Whether there is a thread already that waits for the termination. */
    private final AtomicBoolean watched = new AtomicBoolean();

    /** Opened when the service was shut down, or is going to be by its last task. */
    private final CountDownLatch shutDown = new CountDownLatch(1);

    /** Where those wait who wait for the last task: they are notified of the end of each once the pool is closed. */
    private final Object ends = new Object();

    ExecutorServiceAdapter(ExecutorService service) {
        this(service, Threads.ofCreator());
    }

    /** With such threads to wait for the termination. */
    ExecutorServiceAdapter(ExecutorService service, Threads threads) {
        if (service == ForkJoinPool.commonPool()) {
            throw new IllegalArgumentException(
                    "the common pool cannot be shut down, so close() would never end: make a ForkJoinPool of your own");
        }
        this.service = service;
        this.threads = threads;
        this.forgetful = service instanceof ForkJoinPool;
    }

    @Override
    public <V extends @Nullable Object> Future<V> submit(Task<? extends V> task) {
        Objects.requireNonNull(task, "task is null: submit needs something to run");
        Future<V> future = new Future<>(task, null);
        Run run = new Run(future);
        accepted.add(run);
        try {
            if (closed) {
                throw new RejectedExecutionException("closed");
            }
            service.execute(run);
        } catch (Throwable t) {
            ended(run);
            if (t instanceof RejectedExecutionException && (closed || service.isShutdown())) {
                throw new RejectedExecutionException(
                        "cannot schedule new futures after shutdown: submit before, or make a new pool", t);
            }
            throw t;
        }
        return future;
    }

    private void ended(Run run) {
        accepted.remove(run);
        if (closed) {
            if (forgetful) {
                end();
            }
            synchronized (ends) {
                ends.notifyAll();
            }
        }
    }

    /** Shuts the service down, unless it is too early. */
    private void end() {
        if (!forgetful || isIdle()) {
            service.shutdown();
            unstoppable = !service.isShutdown();
        }
    }

    private boolean isIdle() {
        return !accepted.iterator().hasNext();
    }

    @Override
    public void shutdown(ShutdownMode mode) {
        Objects.requireNonNull(mode, "mode is null");
        acceptNothingMore();
        if (mode == ShutdownMode.CANCEL_PENDING) {
            accepted.forEach(run -> run.future.cancel());
        }
        watch();
    }

    private void acceptNothingMore() {
        closed = true;
        end();
        shutDown.countDown();
    }

    /** Has what the service drops completed, whether anybody waits for the termination or not. */
    private void watch() {
        if (!unstoppable && !isIdle() && watched.compareAndSet(false, true)) {
            try {
                threads.daemon(() -> Closing.awaitTermination(this, () -> {}), "termination-watcher")
                        .start();
            } catch (Throwable t) { // no memory for a thread
                watched.set(false);
                Log.error(
                        "no thread could be started that waits for the end of the service: what it drops fails when the"
                                + " pool is closed, or shut down once more",
                        t);
            }
        }
    }

    @Override
    public boolean awaitTermination(Duration timeout) throws InterruptedException {
        Objects.requireNonNull(timeout, "timeout is null: close() waits forever");
        Deadline deadline = Deadline.after(timeout);
        if (!shutDown.await(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        if (unstoppable) {
            return awaitIdle(deadline);
        }
        if (!service.awaitTermination(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        accepted.forEach(this::lose);
        return true;
    }

    private boolean awaitIdle(Deadline deadline) throws InterruptedException {
        synchronized (ends) {
            while (!isIdle()) {
                if (deadline.isPast()) {
                    return false;
                }
                if (deadline.isNever()) {
                    ends.wait();
                } else {
                    TimeUnit.NANOSECONDS.timedWait(ends, Math.max(1, deadline.remainingNanos()));
                }
            }
            return true;
        }
    }

    /**
     * The service has terminated: what has not started never will. Taken out of {@code accepted} last, so that of two that
     * wait for the termination neither returns before the other has completed what it was about to complete.
     */
    private void lose(Run run) {
        if (run.future.status() == Future.Status.PENDING) {
            Runner.forceCompleteHere(
                    run.future,
                    new Failure(new TaskLostException(
                            "the service accepted the task and terminated without running it", null)));
        }
        accepted.remove(run);
    }

    @Override
    public void close() {
        acceptNothingMore();
        if (accepted.stream().anyMatch(ThreadRunner::isCurrentThread)) {
            watch();
            throw new IllegalStateException(
                    "a worker cannot wait for its own pool to end: call shutdown() in tasks and callbacks");
        }
        Closing.awaitTermination(this, () -> List.copyOf(accepted).forEach(ThreadRunner::interrupt));
    }

    @Override
    public String toString() {
        return "PoolExecutor over " + service;
    }
}
