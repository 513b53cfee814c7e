package io.raceproof.futures.internal.view;

import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.future.Runner;
import io.raceproof.futures.internal.future.ThreadRunner;
import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.futures.internal.pool.Workers;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A thread pool as the JDK's ExecutorService. The JDK's own base class makes submit, invokeAll and
 * invokeAny out of {@link #execute}; here are the queue and the shutdown. What it returns are the JDK's futures, which
 * end whenever the pool's do: {@link ViewTask}, {@link ViewCommand}. Thread-safe.
 */
public final class ExecutorServiceView extends AbstractExecutorService {
    /**
     * The future that an ExecutorCompletionService, or a call of invokeAll or invokeAny, has just had made in this thread and
     * gives to execute next.
     */
    private static final ThreadLocal<@Nullable ViewTask<?>> MADE = new ThreadLocal<>();

    private final ViewedPool pool;
    private final Workers workers;

    /** Whether it is for one call of invokeAll or invokeAny. */
    private final boolean forCall;

    /** Makes the view of a pool; {@code workers} are the pool's. */
    public ExecutorServiceView(ViewedPool pool, Workers workers) {
        this(pool, workers, false);
    }

    private ExecutorServiceView(ViewedPool pool, Workers workers, boolean forCall) {
        this.pool = pool;
        this.workers = workers;
        this.forCall = forCall;
    }

    // ---- submitting

    @Override
    public void execute(Runnable command) {
        if (command == null) {
            throw new NullPointerException("command is null: execute needs something to run");
        }
        ViewCommand execution = new ViewCommand(command, viewTaskIn(command));
        execution.accepted(pool.submit(execution));
    }

    private static @Nullable ViewTask<?> viewTaskIn(Runnable command) {
        ViewTask<?> task = null;
        if (command instanceof ViewTask<?> own) {
            task = own;
        } else if (ViewCommand.isCompletion(command)) {
            task = MADE.get();
        }
        if (task != null) {
            MADE.remove();
        }
        return task;
    }

    @Override
    protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Callable<T> callable) {
        ViewTask<T> task = new ViewTask<>(callable, forCall);
        MADE.set(task);
        return task;
    }

    @Override
    protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
        return newTaskFor(Executors.callable(runnable, value));
    }

    private ExecutorServiceView forCall() {
        return new ExecutorServiceView(pool, workers, true);
    }

    @Override
    public <T extends @Nullable Object> List<java.util.concurrent.Future<T>> invokeAll(
            Collection<? extends Callable<T>> tasks) throws InterruptedException {
        return forCall ? super.invokeAll(tasks) : forCall().invokeAll(tasks);
    }

    @Override
    public <T extends @Nullable Object> List<java.util.concurrent.Future<T>> invokeAll(
            Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit) throws InterruptedException {
        return forCall ? super.invokeAll(tasks, timeout, unit) : forCall().invokeAll(tasks, timeout, unit);
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> tasks)
            throws InterruptedException, ExecutionException {
        return forCall ? super.invokeAny(tasks) : forCall().invokeAny(tasks);
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(
            Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return forCall ? super.invokeAny(tasks, timeout, unit) : forCall().invokeAny(tasks, timeout, unit);
    }

    // ---- the end

    @Override
    public void shutdown() {
        pool.acceptNothingMore();
    }

    @Override
    public List<Runnable> shutdownNow() {
        pool.acceptNothingMore();
        return workers.stop().stream().map(ExecutorServiceView::handBack).toList();
    }

    /**
     * What a future was to run: the very object given to execute, or something that runs the future of a submit. What only a
     * call of invokeAll or invokeAny waits for is cancelled: its caller cannot know that another thread is to run it.
     */
    private static Runnable handBack(AbstractFuture<?> future) {
        if (!(Runner.pendingTask(future) instanceof ViewCommand execution)) {
            return () -> new CallerRunner().run(future);
        }
        if (execution.isAwaitedByCall()) {
            future.cancel(false);
        }
        return execution.command();
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
