package io.raceproof.lessons.kit;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.Promise;
import io.raceproof.futures.ShutdownMode;
import io.raceproof.futures.Task;
import io.raceproof.stress.lincheck.Unwatched;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A pool whose workers are the actors of a harness: task number n is run by the thread that calls {@link #run run(n)}. So a tool
 * sees the very code that was written for a pool, and the tool's own threads play the workers; it does not spend its
 * budget inside a real pool, which has harnesses of its own.
 *
 * <p>Submitting is for one thread, before the actors begin; each task is run once, by the first actor that calls for it. The futures are real ones.
 */
public final class ActorPool implements PoolExecutor {
    private record Work<V extends @Nullable Object>(Task<? extends V> task, Promise<V> promise, AtomicBoolean isTaken) {
        void run() {
            if (!take()) {
                return;
            }
            try {
                promise.tryComplete(task.call());
            } catch (Throwable t) {
                promise.tryFail(t);
            }
        }

        /** No step of the code under test: a model checker has the more of them for that. */
        private boolean take() {
            Unwatched.begin();
            try {
                return isTaken.compareAndSet(false, true) && promise.tryStart();
            } finally {
                Unwatched.end();
            }
        }
    }

    private final List<Work<?>> submitted = new ArrayList<>();

    /** Makes an empty one. */
    public ActorPool() {}

    @Override
    public <V extends @Nullable Object> Future<V> submit(Task<? extends V> task) {
        Work<V> work = new Work<>(task, new Promise<>(), new AtomicBoolean());
        submitted.add(work);
        return work.promise().future();
    }

    /** Runs the task that was submitted as number {@code index}, counted from 0, in this thread. */
    public void run(int index) {
        submitted.get(index).run();
    }

    /** The same, and throws what the task threw. */
    public void runOrThrow(int index) throws Exception {
        run(index);
        Throwable failure = failure(index);
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (Exception) failure;
        }
    }

    /** What the task threw, or null. */
    public @Nullable Throwable failure(int index) {
        Unwatched.begin();
        try {
            Future<?> future = submitted.get(index).promise().future();
            return future.status() == Future.Status.FAILED ? future.exceptionNow() : null;
        } finally {
            Unwatched.end();
        }
    }

    @Override
    public void shutdown(ShutdownMode mode) {
        // its workers are the harness's threads and end by themselves
    }

    @Override
    public boolean awaitTermination(Duration timeout) {
        return submitted.stream().allMatch(work -> work.promise().future().isDone());
    }
}
