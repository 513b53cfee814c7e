package io.raceproof.stress.harness.future;

import io.raceproof.stress.harness.Race;
import java.time.Duration;

/**
 * One thread settles what another waits for, with a time limit. A lost wake-up does not last for ever, then: it is a
 * return that comes late, half the limit or more after the other thread was through.
 *
 * <p>The limit of what should hold is long, so that a thread that the system lets wait is not taken for one that nobody
 * woke. The limit of the twin is short, or the few times it is caught would take all day.
 */
abstract class Waking extends Race {
    static final Duration LONG = Duration.ofSeconds(6);
    static final Duration SHORT = Duration.ofMillis(20);

    private final Duration limit;
    private long settledAt;
    private long returnedAt;

    Waking(Duration limit) {
        this.limit = limit;
    }

    abstract void settle();

    abstract void await(Duration most) throws Exception;

    /** What is wrong besides; empty if nothing is. */
    String complaint() {
        return "";
    }

    @Override
    protected final void first() {
        settle();
        settledAt = System.nanoTime();
    }

    @Override
    protected final void second() throws Exception {
        await(limit);
        returnedAt = System.nanoTime();
    }

    @Override
    protected final String after() {
        if (returnedAt - settledAt > limit.toNanos() / 2) {
            return "not woken";
        }
        String complaint = complaint();
        return complaint.isEmpty() ? "in time" : complaint;
    }

    /** A waiter for one cell. */
    static Waking ofOne(Cell cell, Duration limit) {
        return new Waking(limit) {
            @Override
            void settle() {
                cell.complete("value");
            }

            @Override
            void await(Duration most) throws Exception {
                cell.await(most);
            }
        };
    }
}
