package io.raceproof.lessons.kit;

import io.raceproof.lessons.lab.Check;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where threads of a check wait for each other, to show that they can run at the same time. A waiting thread goes on when all
 * have come, or when none can come any more. Thread-safe.
 */
public final class Meeting {
    private final int parties;
    private final CountDownLatch missing;
    private final AtomicInteger met = new AtomicInteger();

    /** Of so many threads. */
    public Meeting(int parties) {
        this.parties = parties;
        this.missing = new CountDownLatch(parties);
    }

    /** Called by each of them; waits for the others. An interrupt ends the wait and is kept. */
    public void attend() {
        missing.countDown();
        try {
            if (Quiescence.await(millis -> missing.await(millis, TimeUnit.MILLISECONDS))) {
                met.incrementAndGet();
            } // else one never came: the check sees that they have not met
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many have seen all the others come. */
    public int met() {
        return met.get();
    }

    /** Fails the check if they have not all met. */
    public void require(String otherwise) {
        Check.require(met.get() >= parties, otherwise);
    }
}
