package io.raceproof.futures;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Any ExecutorService of this JVM as a {@link PoolExecutor}: {@link PoolExecutor#over}. Thread-safe. */
final class ExecutorServiceAdapter implements PoolExecutor {
    /** Runs one future on one of the service's threads. */
    private final class Run extends ThreadRunner implements Runnable {
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
                drop(this);
            }
        }
    }

    private final ExecutorService service;

    /**
     * Whether it may drop a task that was submitted just before its shutdown, as the ForkJoinPool of JDK 17 was seen to do:
     * then it is shut down when nothing is left to run.
     */
    private final boolean forgetful;

    /** Handed to the service and not finished. */
    private final Set<Run> accepted = ConcurrentHashMap.newKeySet();

    /**
     * Whether nothing is accepted any more. Set by who shuts down, before it looks at {@code accepted}; a submit adds to that
     * first and reads this afterwards, so that one of them sees the other. Also read at the end of each run.
     */
    private volatile boolean closed;

    ExecutorServiceAdapter(ExecutorService service) {
        if (service == ForkJoinPool.commonPool()) {
            throw new IllegalArgumentException(
                    "the common pool cannot be shut down, so close() would never end: make a ForkJoinPool of your own");
        }
        this.service = service;
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
            drop(run);
            if (t instanceof RejectedExecutionException && (closed || service.isShutdown())) {
                throw new RejectedExecutionException(
                        "cannot schedule new futures after shutdown: submit before, or make a new pool", t);
            }
            throw t;
        }
        return future;
    }

    private void drop(Run run) {
        accepted.remove(run);
        if (closed && forgetful) {
            end();
        }
    }

    private void end() {
        if (!forgetful || !accepted.iterator().hasNext()) {
            service.shutdown();
        }
    }

    @Override
    public void shutdown(ShutdownMode mode) {
        Objects.requireNonNull(mode, "mode is null");
        closed = true;
        end();
        if (mode == ShutdownMode.CANCEL_PENDING) {
            accepted.forEach(run -> run.future.cancel());
        }
    }

    @Override
    public boolean awaitTermination(Duration timeout) throws InterruptedException {
        Objects.requireNonNull(timeout, "timeout is null: close() waits for ever");
        return service.awaitTermination(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        shutdown(ShutdownMode.DRAIN);
        if (accepted.stream().anyMatch(ThreadRunner::isCurrentThread)) {
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
