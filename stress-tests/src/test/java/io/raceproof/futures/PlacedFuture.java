package io.raceproof.futures;

import io.raceproof.futures.internal.future.ThreadRunner;
import io.raceproof.futures.internal.queue.QueuePermits;
import io.raceproof.stress.harness.pool.bound.PermitHolder;

/** A future of a bounded pool, without the pool: the thread that calls {@link #run} is its worker. */
public final class PlacedFuture implements PermitHolder {
    private final QueuePermits room = new QueuePermits(1, 1, true);
    private final Future<String> future = new Future<>(() -> "done", room);

    private final ThreadRunner runner = new ThreadRunner() {
        @Override
        protected void beforeCompleting() {
            room.release();
        }
    };

    /** Takes the place. */
    public PlacedFuture() {
        room.tryAcquire();
    }

    @Override
    public void run() {
        runner.bind();
        runner.run(future);
    }

    @Override
    public void cancel() {
        future.cancel();
    }

    @Override
    public int free() {
        int free = 0;
        while (room.tryAcquire()) {
            free++;
        }
        for (int i = 0; i < free; i++) {
            room.release();
        }
        return free;
    }
}
