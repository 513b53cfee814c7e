package io.raceproof.lessons.measure;

import io.raceproof.stress.verdict.Verdict;

/**
 * What a measured value may be.
 *
 * @param from the least
 * @param to the greatest
 */
public record Band(double from, double to) {
    /** Refuses what no value is in. */
    public Band {
        if (!(from <= to)) {
            throw new IllegalArgumentException("a band goes from the lesser to the greater value: " + from + ", " + to);
        }
    }

    /** That or more. */
    public static Band atLeast(double least) {
        return new Band(least, Double.POSITIVE_INFINITY);
    }

    /** That or less. */
    public static Band atMost(double greatest) {
        return new Band(Double.NEGATIVE_INFINITY, greatest);
    }

    /**
     * HELD if the value is in the band in every round, BROKEN if it is below it in every round or above it in every round, and
     * otherwise INCONCLUSIVE.
     */
    public Verdict judge(Measured value) {
        if (value.low() >= from && value.high() <= to) {
            return Verdict.HELD;
        }
        return value.high() < from || value.low() > to ? Verdict.BROKEN : Verdict.INCONCLUSIVE;
    }
}
