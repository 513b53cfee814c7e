package io.raceproof.stress.harness.pool.submit;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.stress.harness.Race;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A task waits for the one behind it, again and again, in a pool of two workers: the first worker takes a task, and gives
 * up looking for more, just when the next one is submitted. For the limits see {@code Waking}.
 */
final class Meeting extends Race {
    private static final int ROUNDS = 100;

    private final PoolExecutor pool;
    private final Duration limit;

    /** Written by the first actor, read by the arbiter after both. */
    private boolean allMet = true;

    Meeting(PoolExecutor pool, Duration limit) {
        this.pool = pool;
        this.limit = limit;
    }

    @Override
    protected void first() throws Exception {
        try {
            for (int i = 0; allMet && i < ROUNDS; i++) {
                allMet = twoMeet(i);
            }
        } finally {
            pool.shutdown(); // here, not in the arbiter: or thousands of pools would be open at once
        }
    }

    private boolean twoMeet(int round) throws InterruptedException {
        AtomicBoolean came = new AtomicBoolean();
        long end = System.nanoTime() + limit.toNanos();
        Future<Boolean> waits = pool.submit(() -> {
            while (!came.get()) {
                if (System.nanoTime() - end > 0) {
                    return false;
                }
                Thread.onSpinWait();
            }
            return true;
        });
        for (int i = round % 8; i > 0; i--) {
            Thread.onSpinWait();
        }
        pool.submit(() -> came.set(true));
        return waits.result();
    }

    /** The other threads of this race are the workers. */
    @Override
    protected void second() {}

    @Override
    protected String after() {
        return allMet ? "all met" : "one waited in vain";
    }
}
