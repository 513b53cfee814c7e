package io.raceproof.futures;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ThreadPoolExecutor} as the JDK's ExecutorService. The JDK's own base class makes submit, invokeAll and
 * invokeAny out of {@link #execute}; here are the queue and the shutdown. Thread-safe.
 */
final class ExecutorServiceView extends AbstractExecutorService {
    /** What execute was given. It has no future anybody could ask, so a failure goes to the thread's handler. */
    private record Execution(Runnable command) implements Callable<@Nullable Void> {
        @Override
        public @Nullable Void call() {
            try {
                command.run();
            } catch (Throwable t) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, t);
            }
            return null;
        }
    }

    private final ThreadPoolExecutor pool; // keeps it from counting as abandoned
    private final Workers workers;

    ExecutorServiceView(ThreadPoolExecutor pool, Workers workers) {
        this.pool = pool;
        this.workers = workers;
    }

    @Override
    public void execute(Runnable command) {
        if (command == null) {
            throw new NullPointerException("command is null: execute needs something to run");
        }
        pool.submit(new Execution(command));
    }

    @Override
    public void shutdown() {
        pool.acceptNothingMore();
    }

    @Override
    public List<Runnable> shutdownNow() {
        pool.acceptNothingMore();
        List<Runnable> pending =
                workers.drain().stream().map(ExecutorServiceView::asRunnable).toList();
        workers.interruptAll();
        return pending;
    }

    /** What a future was to run: the very object given to execute, or something that runs the future of a submit. */
    private static Runnable asRunnable(Future<?> future) {
        return future.pendingTask() instanceof Execution execution
                ? execution.command()
                : () -> new CallerRunner().run(future);
    }

    /** Runs a future on whatever thread calls it. */
    private static final class CallerRunner extends ThreadRunner {
        CallerRunner() {
            bind();
        }
    }

    @Override
    public boolean isShutdown() {
        return workers.isClosed();
    }

    @Override
    public boolean isTerminated() {
        return workers.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return workers.awaitTermination(Deadline.afterNanos(unit.toNanos(timeout)));
    }

    @Override
    public String toString() {
        return "view of " + pool;
    }
}
