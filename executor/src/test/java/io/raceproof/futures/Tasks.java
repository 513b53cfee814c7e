package io.raceproof.futures;

import java.time.Duration;
import java.util.List;

/** Work for the tests: static, so that tasks made of it travel to another process. */
final class Tasks {
    /** Long enough never to pass while a test runs. */
    static final Duration LONG = Duration.ofSeconds(Probe.LIMIT);

    /** The time limits that an addition could overflow with. */
    static final List<Duration> HUGE =
            List.of(Duration.ofSeconds(Long.MAX_VALUE), Duration.ofNanos(Long.MAX_VALUE), Duration.ofDays(100_000));

    /** The time limits that only look. */
    static final List<Duration> NONE = List.of(
            Duration.ZERO, Duration.ofNanos(-1), Duration.ofNanos(Long.MIN_VALUE), Duration.ofSeconds(Long.MIN_VALUE));

    private Tasks() {}

    static int square(int x) {
        return x * x;
    }

    static int failWith(String message) {
        throw new IllegalStateException(message);
    }

    static int squareUnless(int bad, int x) {
        return x == bad ? failWith("no " + x) : square(x);
    }

    /** Waits until {@link Probe#release} and returns x. */
    static int heldSquare(Probe probe, int x) throws Exception {
        probe.hold();
        return square(x);
    }

    /** Occupies a worker until {@link Probe#release}; when this returns, it does. */
    static Future<Integer> occupy(PoolExecutor pool, Probe probe) throws Exception {
        Future<Integer> future = pool.submit(() -> heldSquare(probe, 1));
        probe.awaitHeld();
        return future;
    }
}
