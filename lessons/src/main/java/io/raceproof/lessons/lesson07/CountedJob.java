package io.raceproof.lessons.lesson07;

import java.util.concurrent.atomic.AtomicInteger;

/** A job that counts what becomes of it. */
public final class CountedJob implements SmallPool.Job {
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger cancellations = new AtomicInteger();

    /** Prepares it. */
    public CountedJob() {}

    @Override
    public void run() {
        runs.incrementAndGet();
    }

    @Override
    public void cancel() {
        cancellations.incrementAndGet();
    }

    /** How often it was run. */
    public int runs() {
        return runs.get();
    }

    /** How often it was cancelled. */
    public int cancellations() {
        return cancellations.get();
    }
}
