package io.raceproof.futures;

import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.jvm.Abandonment;
import io.raceproof.futures.internal.jvm.Threads;
import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.futures.internal.pool.ExitHook;
import io.raceproof.futures.internal.pool.Initializer;
import io.raceproof.futures.internal.pool.Workers;
import io.raceproof.futures.internal.queue.QueuePermits;
import io.raceproof.futures.internal.view.ExecutorServiceView;
import io.raceproof.futures.internal.view.ViewedPool;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A {@link PoolExecutor} whose workers are threads of this JVM. Thread-safe.
 *
 * <p>Tasks start in the order of submission. Threads are started when there is work and none is idle, up to the maximum,
 * and are reused: each thread that finds work starts or wakes the next one, before it begins, if more is queued. They are
 * daemons: at JVM exit the open pools finish what they accepted, for at most ten seconds (system property
 * {@code io.raceproof.futures.exitSeconds}); a second Ctrl-C ends that. A pool that is never closed and no longer
 * referred to finishes its queue, and its threads end.
 *
 * <p>A static initializer must not wait for a task that needs the same class: the task waits until the class is initialized,
 * and both wait forever (JLS 12.4.2).
 *
 * <p>Memory effects: what a thread did before {@code submit} happens-before the task; the task happens-before whatever
 * follows from seeing its future done.
 */
public final class ThreadPoolExecutor implements PoolExecutor {
    private static final AtomicInteger POOLS = new AtomicInteger();

    final Workers workers;

    /** Of the futures of a bounded pool; null if any number of tasks may wait. */
    private final @Nullable QueuePermits permits;

    /** Closes the pool when it is abandoned. */
    private final Cleaner.Cleanable closer;

    private ThreadPoolExecutor(Builder builder) {
        int most = builder.most();
        permits = builder.permits(most);
        workers = new Workers(most, builder.threads(), builder.onStart(), permits, ExitHook::remove);
        ExitHook.add(workers);
        closer = Abandonment.whenAbandoned(this, workers::close);
    }

    /**
     * A pool of at most so many workers.
     *
     * @throws IllegalArgumentException if {@code workers} is below 1
     */
    public static ThreadPoolExecutor ofWorkers(int workers) {
        return builder().workers(workers).build();
    }

    /** A pool of the default size: five times the processors, which suits tasks that mostly wait. */
    public static ThreadPoolExecutor ofDefaultWorkers() {
        return builder().build();
    }

    /** All settings. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public <V extends @Nullable Object> Future<V> submit(Task<? extends V> task) {
        return submit((Callable<? extends V>) task);
    }

    /** Like {@link #submit(Task)}, for a Callable that a user has already. */
    public <V extends @Nullable Object> Future<V> submit(Callable<? extends V> task) {
        Objects.requireNonNull(task, "task is null: submit needs something to run");
        Future<V> future = new Future<>(task, permits);
        try {
            workers.submit(future);
        } finally {
            Reference.reachabilityFence(this); // a pool must not count as abandoned during a submit
        }
        return future;
    }

    @Override
    public void shutdown(ShutdownMode mode) {
        Objects.requireNonNull(mode, "mode is null");
        acceptNothingMore();
        if (mode == ShutdownMode.CANCEL_PENDING) {
            workers.cancelPending();
        }
    }

    /** The first step of every shutdown. When it returns, the pool is closed, even if another thread began to close it. */
    void acceptNothingMore() {
        workers.close(); // at once, even if another thread is about to do it
        closer.clean(); // has nothing left to do: thousands of short-lived pools would wait for the collector
    }

    @Override
    public boolean awaitTermination(Duration timeout) throws InterruptedException {
        Objects.requireNonNull(timeout, "timeout is null: close() waits forever");
        return workers.awaitTermination(Deadline.after(timeout));
    }

    /**
     * Runs everything that was accepted, and waits until the last worker has left: it runs nothing more, and its thread ends
     * at once, unless a thread factory of the user's has more for it to do. An interrupt does not end the wait: it
     * cancels what is pending and interrupts what runs; the interrupt flag is set again at the end.
     *
     * @throws IllegalStateException if called by one of the pool's own workers, which would wait for itself; the shutdown
     *     has begun
     */
    @Override
    public void close() {
        acceptNothingMore();
        if (workers.isWorker()) {
            throw new IllegalStateException(
                    "a worker cannot wait for its own pool to end: call shutdown() in tasks and callbacks");
        }
        Closing.awaitTermination(this, workers::interruptAll);
    }

    /**
     * The JDK's view of this pool, for libraries that want one. It behaves as {@link ExecutorService} documents it; both
     * share queue, threads and shutdown.
     *
     * <p>What the pool accepts and does not run, because it is cancelled with what is pending or the pool breaks, ends for
     * everyone who waits: the futures of submit, invokeAll, invokeAny and an ExecutorCompletionService end as the pool's do.
     * A command given to execute that is a future of another kind is cancelled. One that cannot be told, such as the task of
     * a {@code CompletableFuture.supplyAsync}, is reported to the handler of uncaught exceptions of the thread that finds out.
     *
     * <p>{@code shutdownNow} hands back what no worker is free for or may be started for; the rest is run, interrupted from
     * the beginning. What it hands back is the caller's: it ends when the caller runs it. Only tasks of invokeAll and
     * invokeAny, which wait for them, are cancelled at once.
     */
    public ExecutorService asExecutorService() {
        return new ExecutorServiceView(new Viewed(), workers);
    }

    @Override
    public String toString() {
        String state = workers.isTerminated() ? "terminated" : workers.isClosed() ? "shut down" : "open";
        return "ThreadPoolExecutor[" + state + ", threads: " + workers.size() + "]";
    }

    /** This pool as its views have it. */
    private final class Viewed implements ViewedPool {
        @Override
        public AbstractFuture<?> submit(Callable<?> task) {
            return ThreadPoolExecutor.this.submit(task);
        }

        @Override
        public void acceptNothingMore() {
            ThreadPoolExecutor.this.acceptNothingMore();
        }

        @Override
        public String toString() {
            return ThreadPoolExecutor.this.toString();
        }
    }

    private record OnStart(Action action) implements Initializer {
        @Override
        public void run() throws Exception {
            action.run();
        }

        @Override
        public RuntimeException broken(Throwable cause) {
            return new BrokenExecutorException(
                    "a thread initializer failed, the thread pool is not usable anymore: make a new one", cause);
        }
    }

    /** Settings of a {@link ThreadPoolExecutor}. Not thread-safe; may build several pools. */
    public static final class Builder {
        private int workers; // 0: the default
        private @Nullable String namePrefix;
        private @Nullable ThreadFactory factory;
        private @Nullable Action initializer;
        private int queueBound;
        private WhenFull whenFull = WhenFull.BLOCK;

        private Builder() {}

        /**
         * The maximum number of threads. Default: five times the processors.
         *
         * @throws IllegalArgumentException if below 1
         */
        public Builder workers(int most) {
            workers = Settings.atLeastOne(most, "workers");
            return this;
        }

        /** Threads are named {@code prefix_0}, {@code prefix_1}, … Default: {@code ThreadPoolExecutor-} and a number. */
        public Builder namePrefix(String prefix) {
            namePrefix = Objects.requireNonNull(prefix, "namePrefix is null: leave it out for the default");
            return this;
        }

        /**
         * Makes the threads, instead of daemons with a name that have the context class loader of the thread that builds the
         * pool, and no inheritable thread-locals. It must return a new thread that runs what it is given. If it
         * fails, the pool goes on with the threads it has; if it has none, {@code submit} throws.
         */
        public Builder threadFactory(ThreadFactory threads) {
            factory = Objects.requireNonNull(threads, "threadFactory is null: leave it out for the default");
            return this;
        }

        /**
         * Runs once in each thread before its first task. If it throws, the pool is broken: what is pending fails with a
         * {@link BrokenExecutorException}, as does every later {@code submit}; what runs finishes.
         */
        public Builder initializer(Action action) {
            initializer = Objects.requireNonNull(action, "initializer is null: leave it out for none");
            return this;
        }

        /**
         * Lets at most so many tasks wait while all workers are busy: the pool holds as many tasks that have not ended as
         * there may be workers, whether their threads are started yet or not, and so many more. Default: any number.
         *
         * @throws IllegalArgumentException if {@code most} is below 1
         */
        public Builder queueBound(int most, WhenFull policy) {
            queueBound = Settings.atLeastOne(most, "queueBound");
            whenFull = Objects.requireNonNull(policy, "whenFull is null");
            return this;
        }

        /** Makes the pool. No thread is started yet. */
        public ThreadPoolExecutor build() {
            return new ThreadPoolExecutor(this);
        }

        private @Nullable QueuePermits permits(int most) {
            return queueBound == 0 ? null : new QueuePermits(most, queueBound, whenFull == WhenFull.REJECT);
        }

        private @Nullable Initializer onStart() {
            return initializer == null ? null : new OnStart(initializer);
        }

        /** Asks for the processors only if need be: a JVM in a container may read files to tell. */
        private int most() {
            return workers != 0
                    ? workers
                    : (int) Math.min(
                            Integer.MAX_VALUE, 5L * Runtime.getRuntime().availableProcessors());
        }

        private ThreadFactory threads() {
            if (factory != null) {
                return factory;
            }
            String prefix = namePrefix != null ? namePrefix : "ThreadPoolExecutor-" + POOLS.getAndIncrement();
            AtomicInteger count = new AtomicInteger();
            Threads threads = Threads.ofCreator();
            return work -> threads.daemon(work, prefix + "_" + count.getAndIncrement());
        }
    }
}
