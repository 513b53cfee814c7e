package io.raceproof.futures;

import io.raceproof.futures.internal.pool.WorkersAccess;

/** Opens a thread pool to the scenarios, so that they can begin where it matters. Stateless. */
public final class PoolAccess {
    private PoolAccess() {}

    /**
     * Waits until so many workers sleep; without their lock, as under the model checker one thread runs at a time. Of a
     * pool that is not the executor's, such as a positive control, it cannot be seen, and is not waited for.
     */
    public static void awaitIdle(PoolExecutor pool, int workers) {
        while (pool instanceof ThreadPoolExecutor ours && WorkersAccess.idle(ours.workers) < workers) {
            Thread.onSpinWait();
        }
    }

    /** What is done when the pool is abandoned. Of another pool: it is shut down. */
    public static void abandon(PoolExecutor pool) {
        if (pool instanceof ThreadPoolExecutor ours) {
            ours.workers.close();
        } else {
            pool.shutdown();
        }
    }
}
