package io.raceproof.futures;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The checks of the builders' settings: what is refused, and in which words. */
final class Settings {
    private Settings() {}

    /** The number, if it is at least 1. */
    static int atLeastOne(int number, String name) {
        if (number < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, but was " + number);
        }
        return number;
    }

    /** The limit in nanoseconds, if it is more than zero. */
    static long positive(Duration limit, String name) {
        Objects.requireNonNull(limit, name + " is null: leave it out for the default");
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException(name + " must be more than zero, but was " + limit);
        }
        return TimeUnit.NANOSECONDS.convert(limit);
    }
}
