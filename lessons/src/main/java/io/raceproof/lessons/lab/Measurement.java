package io.raceproof.lessons.lab;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is measured: a series of points for the demonstration, and what an answer is compared with when it is
 * graded. Immutable; each method returns another one. It is run in a JVM of its own.
 *
 * <pre>{@code
 *   Measurement.of("throughput of 40 requests of 5 ms", "requests/s")
 *           .point("1 worker", 1, () -> throughput(1))
 *           .point("8 workers", 8, () -> throughput(8))
 *           .reference(() -> throughput(8))
 *           .control(() -> throughput(1))
 *           .answer(() -> throughput(new Sizes().io()))
 *           .band(0.25)
 *           .rounds(7)
 * }</pre>
 *
 * @param what is measured, in a few words
 * @param unit of a sample
 * @param isHigherBetter whether a larger sample is a better one
 * @param points the series, in the order of their x
 * @param reference the best that is known; null if answers are not graded by this
 * @param control a bad one: if it comes into the band, this machine does not show the difference
 * @param answer of the learner's class
 * @param band how much worse than the reference's median the answer's may be, as a fraction of it
 * @param rounds so many samples of each
 */
public record Measurement(
        String what,
        String unit,
        boolean isHigherBetter,
        List<Point> points,
        @Nullable Sample reference,
        @Nullable Sample control,
        @Nullable Sample answer,
        double band,
        int rounds) {
    private static final double BAND = 0.25;
    private static final int ROUNDS = 7;

    /** Takes one sample. */
    @FunctionalInterface
    public interface Sample {
        /** Returns it, in the measurement's unit. */
        double take() throws Exception;
    }

    /**
     * One point of the series.
     *
     * @param label for people
     * @param x where it stands on the axis
     * @param sample takes a sample there
     */
    public record Point(String label, double x, Sample sample) {}

    /** Checks it. */
    public Measurement {
        points = List.copyOf(points);
        if (!(band > 0) || (isHigherBetter && band >= 1) || rounds < 3) {
            throw new IllegalArgumentException("the measurement \"" + what + "\" needs a band above 0"
                    + (isHigherBetter ? " and below 1" : "") + ", and 3 rounds at least: " + band + ", " + rounds);
        }
    }

    /** Whether answers are graded by it. */
    public boolean isGraded() {
        return answer != null;
    }

    /** Of that, in that unit; a larger sample is a better one. */
    public static Measurement of(String what, String unit) {
        return new Measurement(what, unit, true, List.of(), null, null, null, BAND, ROUNDS);
    }

    /** A larger sample is a better one. */
    public Measurement higherIsBetter() {
        return new Measurement(what, unit, true, points, reference, control, answer, band, rounds);
    }

    /** A smaller sample is a better one. */
    public Measurement lowerIsBetter() {
        return new Measurement(what, unit, false, points, reference, control, answer, band, rounds);
    }

    /** One point more. */
    public Measurement point(String label, double x, Sample sample) {
        List<Point> more = new ArrayList<>(points);
        more.add(new Point(label, x, sample));
        return new Measurement(what, unit, isHigherBetter, more, reference, control, answer, band, rounds);
    }

    /** The best that is known. */
    public Measurement reference(Sample sample) {
        return new Measurement(what, unit, isHigherBetter, points, sample, control, answer, band, rounds);
    }

    /** A bad one. */
    public Measurement control(Sample sample) {
        return new Measurement(what, unit, isHigherBetter, points, reference, sample, answer, band, rounds);
    }

    /** Of the learner's class. */
    public Measurement answer(Sample sample) {
        return new Measurement(what, unit, isHigherBetter, points, reference, control, sample, band, rounds);
    }

    /** How much worse than the reference the answer may be: 0.25 is a quarter. */
    public Measurement band(double fraction) {
        return new Measurement(what, unit, isHigherBetter, points, reference, control, answer, fraction, rounds);
    }

    /** So many samples of each. */
    public Measurement rounds(int number) {
        return new Measurement(what, unit, isHigherBetter, points, reference, control, answer, band, number);
    }
}
