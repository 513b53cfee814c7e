package io.raceproof.futures;

import io.raceproof.futures.internal.jvm.Abandonment;
import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.futures.internal.remote.RemoteCall;
import io.raceproof.futures.internal.remote.RemoteCalls;
import io.raceproof.futures.process.Codec;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** A service that runs tasks elsewhere as a {@link PoolExecutor}: {@link PoolExecutor#overRemote}. Thread-safe. */
final class RemotePool implements PoolExecutor {
    private final RemoteCalls calls;

    RemotePool(ExecutorService service, Resubmission resubmission) {
        RemoteCalls made = new RemoteCalls(service, resubmission.times(), RemoteFailures.INSTANCE);
        calls = made;
        Abandonment.whenAbandoned(this, made::close); // must not refer to this
    }

    @Override
    public <V extends @Nullable Object> Future<V> submit(Task<? extends V> task) {
        Objects.requireNonNull(task, "task is null: submit needs something to run");
        return submit(task, task.getClass().getClassLoader());
    }

    private <V extends @Nullable Object> Future<V> submit(Task<? extends V> task, @Nullable ClassLoader loader) {
        RemoteCall<V, Future<V>> call = new RemoteCall<>(calls, task, loader, made -> new Future<>(made, null));
        try {
            calls.submit(call);
        } catch (RejectedExecutionException e) {
            throw e;
        } catch (RuntimeException e) {
            Codec.encode(task, "the task"); // if that is why, it tells what in it is at fault
            throw e;
        } finally {
            Reference.reachabilityFence(this); // a pool must not count as abandoned during a submit
        }
        return call.future();
    }

    @Override
    public <T extends @Nullable Object, R extends @Nullable Object> Results<R> map(
            TaskFunction<? super T, ? extends R> fn, Iterable<? extends T> items, MapOptions options) {
        return Singles.map(this::submit, fn, Inputs.tasks(fn, items), options);
    }

    @Override
    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> Results<R> map(
            TaskBiFunction<? super A, ? super B, ? extends R> fn,
            Iterable<? extends A> first,
            Iterable<? extends B> second,
            MapOptions options) {
        return Singles.map(this::submit, fn, Inputs.tasks(fn, first, second), options);
    }

    @Override
    public void shutdown(ShutdownMode mode) {
        Objects.requireNonNull(mode, "mode is null");
        calls.close();
        if (mode == ShutdownMode.CANCEL_PENDING) {
            calls.cancelAll();
        }
    }

    @Override
    public boolean awaitTermination(Duration timeout) throws InterruptedException {
        Objects.requireNonNull(timeout, "timeout is null: close() waits forever");
        return calls.awaitTermination(Deadline.after(timeout));
    }

    @Override
    public void close() {
        calls.close();
        if (calls.isCallbackThread()) {
            throw new IllegalStateException(
                    "a callback cannot wait for its own pool to end: call shutdown() in tasks and callbacks");
        }
        Closing.awaitTermination(this, () -> {}); // an interrupt cancels all: none counts as running
    }

    @Override
    public String toString() {
        return "PoolExecutor[" + calls + "]";
    }
}
