package io.raceproof.futures;

import io.raceproof.futures.internal.jvm.Abandonment;
import io.raceproof.futures.internal.jvm.Threads;
import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.futures.internal.pool.ExitHook;
import io.raceproof.futures.internal.remote.ProcessLimits;
import io.raceproof.futures.internal.remote.ProcessWorkers;
import io.raceproof.futures.internal.remote.SerializedTask;
import io.raceproof.futures.process.ClassPaths;
import io.raceproof.futures.process.Codec;
import io.raceproof.futures.process.Nesting;
import io.raceproof.futures.process.WorkerSettings;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A {@link PoolExecutor} whose workers are processes: JVMs of their own, in which nothing is shared, and which can crash
 * without taking the program along. Thread-safe.
 *
 * <pre>
 *  PARENT                                                          WORKER PROCESS, one of several
 *
 *  submitter's thread
 *    serializes the task ──► queue of pending futures
 *    an idle worker? takes the oldest, marks it RUNNING, sends it ═══► main thread
 *    none idle, and fewer than may be? starts an attendant              reads the task, runs it,
 *                                                                       serializes what it returned or threw
 *  attendant's thread, one for each worker: name_0, name_1, …           │
 *    starts the process  ════════════════════════════════════════►  (START: the initializer runs)
 *    waits for a reply ◄════════════════════════════════════════════════┘
 *    gives the worker the next task of the queue, or lists it as idle
 *    completes the future: wakes those who wait
 *       callbacks ──► callback thread, one for the pool: name-callbacks
 *    sees the end of a worker: fails futures, frees its place
 *
 *  output thread, one for each worker: name_0-output
 *    handler or standard error ◄════════════ all that anybody prints ═══ standard output and error
 *
 *                                                                    parent watch: exits when the parent is gone
 *  ──► within a process   ═══► through a channel of its own, which is no standard stream
 * </pre>
 *
 * <p>A task goes to a worker that is idle, never to one that is busy: {@link Future#isRunning} means that it runs. It is
 * serialized during {@code submit}, so that what cannot travel is refused there, and later changes to it have no effect.
 * Tasks, results and exceptions are copies: identity is lost, and so are changes that a task makes to what it captured.
 * Workers have the parent's class path, working directory and environment, but not its system properties.
 *
 * <ul>
 *   <li><b>Failures</b> keep their type where it can travel, with the worker's stack trace as {@link RemoteTaskException}
 *       at the end of their causes; otherwise they are a RemoteTaskException. Whatever cannot be serialized or read costs
 *       its own future alone.
 *   <li><b>A worker that dies</b> breaks the pool, or costs its own task alone: {@link OnWorkerDeath}.
 *   <li><b>{@code cancel(true)}</b> on a running task kills its worker; another one is started when there is work.
 *   <li><b>Callbacks</b> run on the pool's callback thread, one after the other; those of a future that is cancelled run
 *       in the thread that cancels it, those added to a done one at once. One that blocks holds up other callbacks, but no
 *       worker and no waiting thread.
 *   <li><b>What a task prints</b>, or a program that it starts, appears on the parent's standard error with the worker's
 *       name before each line, or goes to {@link Builder#output}. A worker's standard input is empty. Frames have a channel
 *       of their own, which no program that a task starts inherits: two pipes that {@code /bin/sh} makes descriptors 3 and
 *       4; a Unix-domain socket where there is no {@code /bin/sh} or {@code /dev/fd} (as on Windows), or where the name of an
 *       environment variable is none for a shell, which would drop it.
 *   <li><b>A task that calls {@code System.exit}</b> ends its worker, as any other death does.
 *   <li><b>Pools in workers</b>: a task may make a process pool, in which tasks may make one, up to four deep. While a worker
 *       reads its task it refuses to: a pool made in the static initializer of a class that its tasks need would make
 *       another one in each worker, without end.
 *   <li><b>When the parent exits</b>, it finishes what it accepted, for at most ten seconds (system property
 *       {@code io.raceproof.futures.exitSeconds}); a second Ctrl-C ends that. When it is gone, in whatever
 *       way, its workers are gone within a second. Ctrl-C does not end the workers; their parent does.
 *   <li><b>Trust</b>: parent and workers trust each other. Limits on depth, references, array lengths and bytes guard
 *       against accidents; this is no sandbox for foreign code. Nothing listens on a port.
 * </ul>
 *
 * <p>Memory effects: as for any pool, but what a task sees of the parent's memory is its copy.
 */
public final class ProcessPoolExecutor implements PoolExecutor {
    private static final AtomicInteger POOLS = new AtomicInteger();

    final ProcessWorkers workers;

    private ProcessPoolExecutor(Builder builder) {
        Threads threads = Threads.ofCreator();
        workers = new ProcessWorkers(
                builder.limits(), builder.prefix(), builder.settings(threads), threads, RemoteFailures.INSTANCE);
        ExitHook.add(workers);
        Abandonment.whenAbandoned(this, workers::close);
    }

    /**
     * A pool of at most so many worker processes.
     *
     * @throws IllegalArgumentException if {@code workers} is below 1, or the class path is not fit for workers
     */
    public static ProcessPoolExecutor ofWorkers(int workers) {
        return builder().workers(workers).build();
    }

    /** A pool of the default size: as many workers as there are processors. */
    public static ProcessPoolExecutor ofDefaultWorkers() {
        return builder().build();
    }

    /** All settings. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the task cannot be serialized; the message names what in it is at fault
     */
    @Override
    public <V extends @Nullable Object> Future<V> submit(Task<? extends V> task) {
        Objects.requireNonNull(task, "task is null: submit needs something to run");
        return submit(task, task.getClass().getClassLoader());
    }

    private <V extends @Nullable Object> Future<V> submit(Task<? extends V> task, @Nullable ClassLoader loader) {
        workers.ensureOpen();
        Future<V> future = new Future<>(new SerializedTask<>(Codec.taskMessage(task), loader), null);
        try {
            workers.submit(future);
        } finally {
            Reference.reachabilityFence(this); // a pool must not count as abandoned during a submit
        }
        return future;
    }

    /**
     * {@inheritDoc}
     *
     * <p>An item that cannot be serialized costs only itself: its position throws an {@link IllegalArgumentException} that
     * names what in it is at fault, as the cause of a {@link java.util.concurrent.CompletionException}.
     *
     * @throws IllegalArgumentException if the function cannot be serialized and there is an item
     */
    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> Results<R> map(
            TaskFunction<? super T, ? extends R> fn, Iterable<? extends T> items, MapOptions options) {
        Objects.requireNonNull(options, "options is null: use MapOptions.defaults()");
        if (options.chunkSize() == 1) {
            return Singles.map(this::submit, fn, Inputs.tasks(fn, items), options);
        }
        Objects.requireNonNull(fn, "fn is null: map needs a function");
        Objects.requireNonNull(items, "items is null: map needs an input");
        int size = options.buffer() == 0 ? options.chunkSize() : Math.min(options.chunkSize(), options.buffer());
        return Results.start(new Chunks<>(this::submit, fn, items, size), size, options);
    }

    @Override
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> Results<R> map(
            TaskBiFunction<? super A, ? super B, ? extends R> fn,
            Iterable<? extends A> first,
            Iterable<? extends B> second,
            MapOptions options) {
        Objects.requireNonNull(options, "options is null: use MapOptions.defaults()");
        if (options.chunkSize() == 1) {
            return Singles.map(this::submit, fn, Inputs.tasks(fn, first, second), options);
        }
        Objects.requireNonNull(fn, "fn is null: map needs a function");
        Objects.requireNonNull(first, "first is null: map needs an input");
        Objects.requireNonNull(second, "second is null: map needs an input");
        return map(Inputs.<A, B, R>onPairs(fn), Inputs.pairs(first, second), options);
    }

    @Override
    public void shutdown(ShutdownMode mode) {
        Objects.requireNonNull(mode, "mode is null");
        workers.close();
        if (mode == ShutdownMode.CANCEL_PENDING) {
            workers.cancelPending();
        }
    }

    /**
     * Shuts down, cancels what has not started, and asks the operating system to end the workers in good order; those that
     * have not gone within the time to stop are killed. What runs fails with a {@link BrokenExecutorException}. Returns at
     * once; has no effect on a pool without workers but to shut it down.
     */
    public void terminateWorkers() {
        workers.endAll("terminateWorkers()", false);
    }

    /** Like {@link #terminateWorkers}, but kills the workers at once. */
    public void killWorkers() {
        workers.endAll("killWorkers()", true);
    }

    @Override
    public boolean awaitTermination(Duration timeout) throws InterruptedException {
        Objects.requireNonNull(timeout, "timeout is null: close() waits forever");
        return workers.awaitTermination(Deadline.after(timeout));
    }

    /**
     * Runs everything that was accepted, and waits until the last worker has gone. An interrupt does not end the wait: it
     * cancels what is pending and kills the workers of what runs; the interrupt flag is set again at the end.
     *
     * @throws IllegalStateException if called by a callback on the pool's own thread, which would wait for itself; the
     *     shutdown has begun
     */
    @Override
    public void close() {
        workers.close();
        if (workers.isOwnThread()) {
            throw new IllegalStateException(
                    "a callback cannot wait for its own pool to end: call shutdown() in tasks and callbacks");
        }
        Closing.awaitTermination(this, () -> workers.endAll("close(), which was interrupted", true));
    }

    @Override
    public String toString() {
        String state = workers.isTerminated() ? "terminated" : workers.isClosed() ? "shut down" : "open";
        return "ProcessPoolExecutor[" + state + ", processes: " + workers.running() + "]";
    }

    /** Settings of a {@link ProcessPoolExecutor}. Not thread-safe; may build several pools. */
    public static final class Builder {
        private int workers = Runtime.getRuntime().availableProcessors();
        private long tasksPerChild = Long.MAX_VALUE;
        private long startTimeout = TimeUnit.SECONDS.toNanos(60);
        private long stopTimeout = TimeUnit.SECONDS.toNanos(10);
        private OnWorkerDeath onDeath = OnWorkerDeath.BREAK;
        private @Nullable String namePrefix;
        private List<String> jvmFlags = List.of();
        private List<String> heapFlags = List.of();
        private Map<String, String> environment = Map.of();
        private @Nullable String classPath;
        private @Nullable Action initializer;
        private BiConsumer<String, String> output = (worker, line) -> System.err.println("[" + worker + "] " + line);

        private Builder() {}

        /**
         * The maximum number of worker processes. Default: the number of processors.
         *
         * @throws IllegalArgumentException if below 1
         */
        public Builder workers(int most) {
            workers = Settings.atLeastOne(most, "workers");
            return this;
        }

        /** Workers are named {@code prefix_0}, {@code prefix_1}, … Default: {@code ProcessPoolExecutor-} and a number. */
        public Builder namePrefix(String prefix) {
            namePrefix = Objects.requireNonNull(prefix, "namePrefix is null: leave it out for the default");
            return this;
        }

        /**
         * Options for the workers' JVMs, such as {@code -Dname=value} or {@code -javaagent:…}. They win over the defaults,
         * which are a serial garbage collector, no performance data file, and the JVM's own messages on standard error.
         *
         * <p>From JDK 25 on workers start sooner from a cache of the classes that they load: have one pool of one worker
         * run a typical task with {@code -XX:AOTCacheOutput=workers.aot}, which its worker writes when it ends, and give
         * the pools after it {@code -XX:AOTCache=workers.aot}. The class path must consist of jars.
         *
         * @see <a href="https://openjdk.org/jeps/514">JEP 514</a>
         */
        public Builder jvmFlags(String... flags) {
            jvmFlags = List.of(flags);
            return this;
        }

        /**
         * The largest heap of each worker, in mebibytes. Default: what the JVM takes.
         *
         * @throws IllegalArgumentException if below 1
         */
        public Builder heapLimitMiB(int mebibytes) {
            heapFlags = List.of("-Xmx" + Settings.atLeastOne(mebibytes, "heapLimitMiB") + "m");
            return this;
        }

        /** Environment variables in addition to the parent's, or instead of some. */
        public Builder environment(Map<String, String> variables) {
            environment = Map.copyOf(variables);
            return this;
        }

        /** The class path of the workers. Default: that of this JVM, the system property {@code java.class.path}. */
        public Builder classPath(String path) {
            classPath = Objects.requireNonNull(path, "classPath is null: leave it out for the default");
            return this;
        }

        /**
         * Runs once in each worker before its first task. If it throws, or ends its process, the pool is broken: what runs
         * or is pending fails with a {@link BrokenExecutorException}, as does every later {@code submit}.
         */
        public Builder initializer(Action action) {
            initializer = Objects.requireNonNull(action, "initializer is null: leave it out for none");
            return this;
        }

        /**
         * Lets each worker exit after so many tasks, and replaces it when there is work: against leaks. Default: no limit.
         * A chunk of a {@code map} is one task.
         *
         * @throws IllegalArgumentException if below 1
         */
        public Builder tasksPerChild(int tasks) {
            tasksPerChild = Settings.atLeastOne(tasks, "tasksPerChild");
            return this;
        }

        /**
         * How long a worker may take to start, its initializer included; one that takes longer breaks the pool. Default: 60
         * seconds.
         */
        public Builder startTimeout(Duration limit) {
            startTimeout = Settings.positive(limit, "startTimeout");
            return this;
        }

        /** How long a worker may take to exit before it is killed. Default: 10 seconds. */
        public Builder stopTimeout(Duration limit) {
            stopTimeout = Settings.positive(limit, "stopTimeout");
            return this;
        }

        /** What to do when a worker process dies of itself. Default: {@link OnWorkerDeath#BREAK}. */
        public Builder onWorkerDeath(OnWorkerDeath policy) {
            onDeath = Objects.requireNonNull(policy, "onWorkerDeath is null: leave it out for BREAK");
            return this;
        }

        /**
         * Takes what is printed in the workers: it is given the worker's name and one line at a time, on a thread of that
         * worker's. Default: to this JVM's standard error.
         */
        public Builder output(BiConsumer<String, String> handler) {
            output = Objects.requireNonNull(handler, "output is null: leave it out for standard error");
            return this;
        }

        /**
         * Makes the pool. No process is started yet.
         *
         * @throws IllegalArgumentException if the class path does not contain this library, or the initializer cannot be
         *     serialized
         * @throws IllegalStateException in a worker that reads its task, or is nested too deep
         */
        public ProcessPoolExecutor build() {
            Nesting.ensureAllowed();
            return new ProcessPoolExecutor(this);
        }

        private ProcessLimits limits() {
            return new ProcessLimits(
                    workers, onDeath == OnWorkerDeath.RESTART, tasksPerChild, startTimeout, stopTimeout);
        }

        private String prefix() {
            return namePrefix != null ? namePrefix : "ProcessPoolExecutor-" + POOLS.getAndIncrement();
        }

        private WorkerSettings settings(Threads threads) {
            Action first = initializer;
            List<String> flags = new ArrayList<>(heapFlags);
            flags.addAll(jvmFlags);
            String path = classPath != null ? classPath : System.getProperty("java.class.path", "");
            return new WorkerSettings(
                    List.copyOf(flags),
                    new HashMap<>(environment),
                    ClassPaths.ensureContainsWorker(path),
                    first == null ? new byte[0] : Codec.encode(asTask(first), "the initializer"),
                    output,
                    threads::daemon);
        }

        private static Task<@Nullable Void> asTask(Action action) {
            return () -> {
                action.run();
                return null;
            };
        }
    }
}
