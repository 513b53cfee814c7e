package io.raceproof.stress.harness.pool;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;

/** Pools of one worker for the races of jcstress. */
public final class Pools {
    private Pools() {}

    public static PoolExecutor real() {
        return ThreadPoolExecutor.ofWorkers(1);
    }

    /** Its worker never sleeps: its lost tasks are those that came behind the end. */
    public static PoolExecutor naive() {
        return NaivePool.restless();
    }

    /** Its worker sleeps long, but not forever: a lost wake-up costs time. */
    public static PoolExecutor sleepy() {
        return NaivePool.dozing(200);
    }
}
