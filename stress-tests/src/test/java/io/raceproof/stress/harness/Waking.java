package io.raceproof.stress.harness;

import java.time.Duration;

/**
 * One thread completes what another waits for, with a time limit. A lost wake-up does not last forever, then: it is a
 * return that comes late, half the limit or more after the other thread was through.
 *
 * <p>The limit of what should hold is long, so that a thread that the system lets wait is not taken for one that nobody
 * woke. The limit of the positive control is short, or the few times it is caught would take all day.
 */
public abstract class Waking extends Race {
    /** Of what should hold. */
    public static final Duration LONG = Duration.ofSeconds(6);

    /** Of a positive control, which is to be caught. */
    public static final Duration SHORT = Duration.ofMillis(20);

    private final Duration limit;

    /** When the other thread was through. Written by the first actor, read by the arbiter after both. */
    private long completedAt;

    /** When the wait was over. Written by the second actor, read by the arbiter after both. */
    private long returnedAt;

    /** With this limit. */
    protected Waking(Duration limit) {
        this.limit = limit;
    }

    /** What the other waits for. */
    protected abstract void complete();

    /** Waits for it so long at most. */
    protected abstract void await(Duration most) throws Exception;

    /** What is wrong besides; empty if nothing is. */
    protected String complaint() {
        return "";
    }

    @Override
    protected final void first() {
        complete();
        completedAt = System.nanoTime();
    }

    @Override
    protected final void second() throws Exception {
        await(limit);
        returnedAt = System.nanoTime();
    }

    @Override
    protected final String after() {
        if (returnedAt - completedAt > limit.toNanos() / 2) {
            return "not woken";
        }
        String complaint = complaint();
        return complaint.isEmpty() ? "in time" : complaint;
    }
}
