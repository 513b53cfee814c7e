package io.raceproof.futures;

import io.raceproof.futures.internal.future.Failure;
import io.raceproof.futures.internal.future.Runner;
import io.raceproof.futures.internal.future.ThreadRunner;
import io.raceproof.futures.internal.future.Unrun;
import io.raceproof.futures.internal.queue.QueuePermits;
import io.raceproof.stress.harness.programs.PlacedPrograms;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A future of a bounded pool, without the pool. Its runner has no thread; it takes one step at a time. */
public final class PlacedSteps implements PlacedPrograms.Steps {
    /** What is to be run, and learns that it will not be. */
    private static final class Work implements Callable<String>, Unrun {
        private final AtomicInteger unrun = new AtomicInteger();

        @Override
        public String call() {
            return "done";
        }

        @Override
        public void unrun(@Nullable Throwable failure) {
            unrun.incrementAndGet();
        }
    }

    private final QueuePermits room = new QueuePermits(1, 1, true);
    private final Work work = new Work();
    private final Future<String> future = new Future<>(work, room);
    private final AtomicInteger told = new AtomicInteger();

    private final ThreadRunner runner = new ThreadRunner() {};

    /** What was begun and has not ended. Guarded by this. */
    private @Nullable Callable<?> begun;

    /** Takes the place. */
    public PlacedSteps() {
        room.tryAcquire();
        future.whenDone(done -> told.incrementAndGet());
    }

    @Override
    public boolean begin() {
        Callable<?> task = runner.start(future);
        if (task != null) {
            synchronized (this) {
                begun = task;
            }
        }
        return task != null;
    }

    @Override
    public boolean end() {
        synchronized (this) {
            if (begun == null) {
                return false;
            }
            begun = null;
        }
        room.release(); // as a worker does: before the result is seen
        return runner.complete(future, "done");
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return future.cancel(mayInterruptIfRunning);
    }

    @Override
    public boolean drop() {
        return Runner.forceCompleteHere(future, new Failure(new IllegalStateException("planted")));
    }

    @Override
    public String status() {
        return future.status().name();
    }

    @Override
    public String state() {
        int free = 0;
        while (room.tryAcquire()) {
            free++;
        }
        return status() + ", told " + told + " times, not run: " + work.unrun + ", free places: " + free;
    }
}
