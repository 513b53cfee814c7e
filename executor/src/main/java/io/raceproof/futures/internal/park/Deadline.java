package io.raceproof.futures.internal.park;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A point in time by {@link System#nanoTime()}, or never. Immutable. Limits longer than 146 years (half of what
 * {@code nanoTime} can tell apart) count as never, negative ones as zero: no arithmetic here can overflow.
 */
public final class Deadline {
    public static final Deadline NEVER = new Deadline(0, true);

    private final long at;
    private final boolean never;

    private Deadline(long at, boolean never) {
        this.at = at;
        this.never = never;
    }

    public static Deadline after(@Nullable Duration limit) {
        return limit == null ? NEVER : afterNanos(TimeUnit.NANOSECONDS.convert(limit));
    }

    public static Deadline afterNanos(long nanos) {
        return nanos > Long.MAX_VALUE / 2 ? NEVER : new Deadline(System.nanoTime() + Math.max(0, nanos), false);
    }

    public boolean isNever() {
        return never;
    }

    /** Nanoseconds left, zero or less when past; {@code Long.MAX_VALUE} for never. */
    public long remainingNanos() {
        return never ? Long.MAX_VALUE : at - System.nanoTime();
    }

    public boolean isPast() {
        return remainingNanos() <= 0;
    }
}
