package io.raceproof.lessons.measure;

import io.raceproof.stress.report.Median;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A quantity that was measured in several rounds.
 *
 * @param rounds what each round gave, in their order; at least one, all finite
 */
public record Measured(List<Double> rounds) {
    /** Keeps a copy. */
    public Measured {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty() || rounds.stream().anyMatch(value -> !Double.isFinite(value))) {
            throw new IllegalArgumentException("a measured quantity has at least one round, all finite: " + rounds);
        }
    }

    /** Of these rounds. */
    public static Measured of(Double... rounds) {
        return new Measured(List.of(rounds));
    }

    /** The value in the middle. */
    public double median() {
        return Median.of(rounds.stream().mapToDouble(Double::doubleValue));
    }

    /** The least. */
    public double low() {
        return rounds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /** The greatest. */
    public double high() {
        return rounds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** How far the rounds lie apart, in proportion to the median: 0.1 is a tenth of it. 0 if all are 0. */
    public double spread() {
        return high() == low() ? 0 : (high() - low()) / Math.abs(median());
    }

    /**
     * The ratio to another quantity, round by round: what slows a whole round down stands on both sides, and cancels.
     *
     * @throws IllegalArgumentException if the other one has another number of rounds, or is 0 in one of them
     */
    public Measured per(Measured other) {
        if (other.rounds.size() != rounds.size()) {
            throw new IllegalArgumentException(
                    rounds.size() + " rounds cannot be compared with " + other.rounds.size());
        }
        return new Measured(IntStream.range(0, rounds.size())
                .mapToObj(round -> rounds.get(round) / other.rounds.get(round))
                .toList());
    }
}
