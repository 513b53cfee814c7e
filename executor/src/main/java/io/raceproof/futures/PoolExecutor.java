package io.raceproof.futures;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * A pool that runs tasks concurrently and hands out a {@link Future} for each. Use it in a try-with-resources block: at
 * its end everything submitted has been run, and the workers have left: their threads have ended, or have nothing more to run
 * and are about to.
 *
 * <pre>{@code
 * try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(4)) {
 *     Future<Integer> square = pool.submit(() -> slowSquare(5));
 *     System.out.println(square.result());
 * }
 * }</pre>
 *
 * <p>Implementations are thread-safe. To write one, implement the three abstract methods and complete futures with
 * {@link Promise}.
 */
public interface PoolExecutor extends AutoCloseable {

    /**
     * Has a task run by the next free worker, in the order of submission. Returns at once.
     *
     * @throws NullPointerException if {@code task} is null
     * @throws BrokenExecutorException if the pool is broken
     * @throws java.util.concurrent.RejectedExecutionException if the pool was shut down or its queue is full
     */
    <V extends @Nullable Object> Future<V> submit(Task<? extends V> task);

    /** Like {@link #submit(Task)}, for work without a result: the future's result is null. */
    default Future<@Nullable Void> submit(Action action) {
        Objects.requireNonNull(action, "action is null: submit needs something to run");
        return submit((Task<@Nullable Void>) () -> {
            action.run();
            return null;
        });
    }

    /**
     * Applies {@code fn} to each item concurrently. The whole input is submitted during the call; see
     * {@link MapOptions#buffer} for long inputs.
     *
     * @return the results, in the order of the input whatever the order of finishing
     */
    default <T extends @Nullable Object, R extends @Nullable Object> Results<R> map(
            TaskFunction<? super T, ? extends R> fn, Iterable<? extends T> items) {
        return map(fn, items, MapOptions.defaults());
    }

    /** Like {@link #map(TaskFunction, Iterable)}, with a time limit, a look-ahead limit, or chunks. */
    default <T extends @Nullable Object, R extends @Nullable Object> Results<R> map(
            TaskFunction<? super T, ? extends R> fn, Iterable<? extends T> items, MapOptions options) {
        return Results.start(task -> submit(task), Inputs.tasks(fn, items), options);
    }

    /** Applies {@code fn} to pairs of items, one from each input; the shorter input ends it. */
    default <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> Results<R> map(
            TaskBiFunction<? super A, ? super B, ? extends R> fn,
            Iterable<? extends A> first,
            Iterable<? extends B> second) {
        return map(fn, first, second, MapOptions.defaults());
    }

    /** Like {@link #map(TaskBiFunction, Iterable, Iterable)}, with a time limit, a look-ahead limit, or chunks. */
    default <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> Results<R> map(
            TaskBiFunction<? super A, ? super B, ? extends R> fn,
            Iterable<? extends A> first,
            Iterable<? extends B> second,
            MapOptions options) {
        return Results.start(task -> submit(task), Inputs.tasks(fn, first, second), options);
    }

    /** Accepts no more tasks, runs those it has, and returns at once. */
    default void shutdown() {
        shutdown(ShutdownMode.DRAIN);
    }

    /** Accepts no more tasks and returns at once. May be called again, to cancel after all. */
    void shutdown(ShutdownMode mode);

    /**
     * Waits until the pool was shut down, everything accepted is done and the workers have left.
     *
     * @return false if {@code timeout} passed before that; zero or less only looks
     * @throws InterruptedException if this thread was interrupted while it waited
     */
    boolean awaitTermination(Duration timeout) throws InterruptedException;

    /**
     * Shuts down and waits for the end. An interrupt cancels what is pending, and the wait goes on; the interrupt flag is
     * set again at the end.
     */
    @Override
    default void close() {
        shutdown();
        Closing.awaitTermination(this, () -> {});
    }

    /**
     * A pool that runs its tasks on an executor service of this JVM and owns it: closing the pool shuts the service down.
     * One thread per task, with JDK 21 or newer: {@code PoolExecutor.over(Executors.newVirtualThreadPerTaskExecutor())}.
     *
     * <p>The service should not be used or shut down by others. A task that it accepts and never runs fails with a {@link
     * TaskLostException} when the pool was shut down and the service has terminated. A ForkJoinPool is shut down when its last
     * task has ended, as that of JDK 17 may drop one that was submitted just before. A service whose shutdown has no effect,
     * such as the common pool behind a wrapper, lives on: close() then waits for the pool's own tasks.
     *
     * @throws IllegalArgumentException if it is the common pool, which cannot be shut down
     */
    static PoolExecutor over(ExecutorService service) {
        return new ExecutorServiceAdapter(Objects.requireNonNull(service, "service is null"));
    }

    /** {@link #overRemote(ExecutorService, Resubmission)} without resubmission. */
    static PoolExecutor overRemote(ExecutorService service) {
        return overRemote(service, Resubmission.none());
    }

    /**
     * A pool that has its tasks run elsewhere by a service that serializes them, such as a cluster's. The service is only
     * borrowed: {@code close} waits for this pool's own tasks and never shuts the service down.
     *
     * <pre>{@code
     * IExecutorService members = hazelcast.getExecutorService("work");
     * try (PoolExecutor pool = PoolExecutor.overRemote(members, Resubmission.times(3))) {
     *     pool.map(n -> slowSquare(n), numbers).forEach(System.out::println);
     * }
     * }</pre>
     *
     * <ul>
     *   <li><b>Tasks</b> travel inside an envelope of this library, so interfaces of the service that a task implements go
     *       unseen. This library, and the classes of tasks, results and exceptions, must be on the members' class paths.
     *       An item of a {@code map} that cannot be serialized costs only itself; chunks are not used.
     *   <li><b>Failures</b> are the remote task's, as with a {@link ProcessPoolExecutor}; those of the service are a
     *       {@link TaskLostException}.
     *   <li><b>A lost task</b> fails its future, or is sent again: delivery is then at least once, and tasks must be
     *       idempotent. What the service's client neither brings back nor reports lost stays pending.
     *   <li><b>Order</b>: tasks start in the order that the service chooses.
     *   <li><b>States</b>: the service does not say when a task starts, so a future is PENDING until it is done.
     *   <li><b>Cancelling</b> always succeeds until then, with {@link ShutdownMode#CANCEL_PENDING} too: the future is
     *       cancelled at once, then the service is told. A task that has not started never runs, if the service heeds that;
     *       one that runs goes on unheeded, or is interrupted by {@code cancel(true)}.
     *   <li><b>Callbacks</b> run on a thread of the pool's, one after the other; those of a future that is cancelled run in
     *       the thread that cancels it, those added to a done one at once.
     *   <li><b>At the exit of this JVM</b> no hook waits for what is under way: close the pool.
     * </ul>
     */
    static PoolExecutor overRemote(ExecutorService service, Resubmission resubmission) {
        return new RemotePool(
                Objects.requireNonNull(service, "service is null"),
                Objects.requireNonNull(resubmission, "resubmission is null: use Resubmission.none()"));
    }
}
