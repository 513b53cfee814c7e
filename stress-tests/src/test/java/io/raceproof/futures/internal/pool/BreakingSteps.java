package io.raceproof.futures.internal.pool;

import io.raceproof.futures.BrokenExecutorException;
import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.queue.QueuePermits;
import io.raceproof.stress.preempted.BreakingPrograms;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** {@link Workers} whose threads do nothing; the thread that makes a worker's move is that worker's thread meanwhile. */
public final class BreakingSteps implements BreakingPrograms.Pool {
    private static final int MANY = 100;

    /** A future of the pool. */
    private static final class Queued extends AbstractFuture<String> {
        Queued(@Nullable QueuePermits permits) {
            super(() -> "done", permits);
        }
    }

    private static final Initializer FAILS = new Initializer() {
        @Override
        public void run() {
            throw new IllegalStateException("planted");
        }

        @Override
        public RuntimeException broken(Throwable cause) {
            return new BrokenExecutorException("broken", cause);
        }
    };

    private final @Nullable QueuePermits permits;
    private final Workers workers;
    private final Worker first;

    /** What the worker's move holds. */
    private final Object hand = new Object();

    /** Guarded by hand. */
    private boolean failed;

    /** Guarded by itself. */
    private final List<Queued> accepted = new ArrayList<>();

    /** Its one worker is about to run the initializer. */
    public BreakingSteps(boolean bounded) {
        permits = bounded ? new QueuePermits(1, MANY, true) : null;
        workers = new Workers(1, work -> new Thread(() -> {}), FAILS, permits, ended -> {});
        first = new Worker(workers, true);
        workers.living.add(first);
        workers.spare = false;
    }

    @Override
    public String submit() {
        Queued future = new Queued(permits);
        try {
            workers.submit(future);
        } catch (BrokenExecutorException e) {
            return BreakingPrograms.BROKEN;
        } catch (RejectedExecutionException e) {
            return BreakingPrograms.CLOSED;
        }
        synchronized (accepted) {
            accepted.add(future);
        }
        return BreakingPrograms.ACCEPTED;
    }

    @Override
    public void fail() {
        synchronized (hand) {
            if (!failed) {
                failed = true;
                first.bind();
                workers.initialize(first);
                workers.died(first);
            }
        }
    }

    @Override
    public void close() {
        workers.close();
    }

    @Override
    public long state() {
        fail();
        return accepted.stream().filter(future -> !future.isDone()).count();
    }
}
