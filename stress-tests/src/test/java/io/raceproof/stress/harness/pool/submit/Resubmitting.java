package io.raceproof.stress.harness.pool.submit;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.stress.harness.Race;
import java.time.Duration;

/**
 * One thread submits to a pool of one worker, and again as soon as the first task has ended: that is when the worker goes
 * to sleep. A result that does not come in time is thrown as a TimeoutException. For the limits see {@code Waking}.
 */
final class Resubmitting extends Race {
    static final Duration LONG = Duration.ofSeconds(6);
    static final Duration SHORT = Duration.ofMillis(40);

    private final PoolExecutor pool;
    private final Duration limit;

    Resubmitting(PoolExecutor pool, Duration limit) {
        this.pool = pool;
        this.limit = limit;
    }

    @Override
    protected void first() throws Exception {
        try {
            Future<?> early = pool.submit(() -> {});
            while (!early.isDone()) {
                Thread.onSpinWait();
            }
            pool.submit(() -> {}).result(limit);
        } finally {
            pool.shutdown(); // here, not in the arbiter: or thousands of pools would be open at once
        }
    }

    /** The other thread of this race is the worker. */
    @Override
    protected void second() {}

    @Override
    protected String after() {
        return "it ran";
    }
}
