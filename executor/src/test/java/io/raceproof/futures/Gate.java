package io.raceproof.futures;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds tasks of a thread pool up until it is opened. */
final class Gate {
    private final CountDownLatch open = new CountDownLatch(1);

    void open() {
        open.countDown();
    }

    /** For tasks: waits until the gate is open. */
    void pass() throws InterruptedException {
        if (!open.await(Probe.LIMIT, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody opened the gate");
        }
    }

    /** The same where nothing interrupts, such as in a thread factory. */
    void passUninterrupted() {
        try {
            pass();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Occupies a worker until the gate is open; when this returns, it does. */
    Future<String> occupy(PoolExecutor pool) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Future<String> future = pool.submit(() -> {
            started.countDown();
            pass();
            return "passed";
        });
        if (!started.await(Probe.LIMIT, TimeUnit.SECONDS)) {
            throw new AssertionError("did not start");
        }
        return future;
    }
}
