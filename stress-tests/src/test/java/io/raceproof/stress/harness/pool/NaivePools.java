package io.raceproof.stress.harness.pool;

import io.raceproof.futures.PoolExecutor;

/** Broken pools, for other packages. Stateless. */
public final class NaivePools {
    private NaivePools() {}

    /** Looks whether it is closed, and queues in a second step. */
    public static PoolExecutor hasty() {
        return NaivePool.ofWorkers(2);
    }
}
