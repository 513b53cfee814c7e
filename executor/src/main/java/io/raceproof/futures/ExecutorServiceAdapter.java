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
                accepted.remove(this);
            }
        }
    }

    private final ExecutorService service;

    /** Handed to the service and not finished. */
    private final Set<Run> accepted = ConcurrentHashMap.newKeySet();

    ExecutorServiceAdapter(ExecutorService service) {
        if (service == ForkJoinPool.commonPool()) {
            throw new IllegalArgumentException(
                    "the common pool cannot be shut down, so close() would never end: make a ForkJoinPool of your own");
        }
        this.service = service;
    }

    @Override
    public <V extends @Nullable Object> Future<V> submit(Task<? extends V> task) {
        Objects.requireNonNull(task, "task is null: submit needs something to run");
        Future<V> future = new Future<>(task, null);
        Run run = new Run(future);
        accepted.add(run);
        try {
            service.execute(run);
        } catch (Throwable t) {
            accepted.remove(run);
            if (t instanceof RejectedExecutionException && service.isShutdown()) {
                throw new RejectedExecutionException(
                        "cannot schedule new futures after shutdown: submit before, or make a new pool", t);
            }
            throw t;
        }
        return future;
    }

    @Override
    public void shutdown(ShutdownMode mode) {
        Objects.requireNonNull(mode, "mode is null");
        service.shutdown();
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
        service.shutdown();
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
