package io.raceproof.benchmark;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

/** Pools with nothing to do. */
final class IdleWorkers {
    private static final long UNTIL_THEY_PARK_MILLIS = 20;

    private IdleWorkers() {}

    /** A pool whose workers have all run a task, and have had the time to fall asleep. */
    static Pool start(Peer peer, int workers) throws Exception {
        Pool pool = peer.open(workers);
        Future<?>[] futures = new Future<?>[workers];
        CountDownLatch started = new CountDownLatch(workers);
        for (int i = 0; i < workers; i++) {
            futures[i] = pool.submit(() -> {
                started.countDown();
                started.await(); // each holds its worker until all are there
                return 1;
            });
        }
        for (Future<?> future : futures) {
            future.get();
        }
        Thread.sleep(UNTIL_THEY_PARK_MILLIS);
        return pool;
    }
}
