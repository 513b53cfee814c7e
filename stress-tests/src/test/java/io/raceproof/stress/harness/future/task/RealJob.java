package io.raceproof.stress.harness.future.task;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.stress.harness.EndlessService;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A future of {@link PoolExecutor#over}, run by the thread that calls {@link #run}. */
final class RealJob implements Job {
    /** Keeps what it was given until it is run. */
    private static final class Shelf extends EndlessService {
        private final Queue<Runnable> given = new ArrayDeque<>();

        @Override
        public void execute(Runnable command) {
            given.add(command);
        }
    }

    private final Shelf shelf = new Shelf();
    private final Future<Object> future;
    private int runs;

    RealJob() {
        // A pool that is left to the garbage collector: it has no threads.
        future = PoolExecutor.over(shelf).submit(() -> {
            runs++;
            NaiveJob.work();
            return runs;
        });
    }

    @Override
    public void run() {
        shelf.given.remove().run();
    }

    @Override
    public boolean cancel(boolean interrupt) {
        return future.cancel(interrupt);
    }

    @Override
    public int runs() {
        return runs;
    }

    @Override
    public @Nullable Boolean ended() {
        return switch (future.status()) {
            case SUCCEEDED -> true;
            case CANCELLED -> false;
            default -> null;
        };
    }
}
