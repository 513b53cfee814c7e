package io.raceproof.lessons.grading;

import io.raceproof.lessons.lab.Measurement;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured. Immutable.
 *
 * @param measurement of what
 * @param samples by name: of points by their number, {@link MeasureMain#REFERENCE}, {@link MeasureMain#CONTROL},
 *     {@link MeasureMain#ANSWER}
 */
public record Measured(Measurement measurement, Map<String, List<Double>> samples) {
    /**
     * Samples in three numbers.
     *
     * @param low the first quartile
     * @param median the median
     * @param high the third quartile
     */
    public record Summary(double low, double median, double high) {
        static Summary of(List<Double> samples) {
            double[] sorted =
                    samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return new Summary(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
        }

        /** Interpolated between neighbours. */
        private static double at(double[] sorted, double fraction) {
            double place = fraction * (sorted.length - 1);
            int below = (int) Math.floor(place);
            int above = Math.min(below + 1, sorted.length - 1);
            return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
        }

        /** The distance of the quartiles, as a fraction of the median. */
        public double spread() {
            return high == low ? 0 : (high - low) / Math.abs(median);
        }
    }

    /** Keeps a copy. */
    public Measured {
        samples = Collections.unmodifiableMap(new LinkedHashMap<>(samples));
    }

    /** The samples of that name. */
    public Summary summary(String name) {
        List<Double> taken = samples.get(name);
        if (taken == null || taken.isEmpty()) {
            throw new IllegalArgumentException(
                    "the measurement \"" + measurement.what() + "\" has no samples of the " + name);
        }
        return Summary.of(taken);
    }

    /** The points of the series, in their order. */
    public List<Summary> series() {
        Summary[] points = new Summary[measurement.points().size()];
        Arrays.setAll(points, number -> summary(Integer.toString(number)));
        return List.of(points);
    }

    /** Whether the control is to be told from the reference here: caught, or why not. */
    public Judgement judgeControl() {
        return judge(MeasureMain.CONTROL);
    }

    /** The verdict on the answer. */
    public Judgement judgeAnswer() {
        Judgement control = judge(MeasureMain.CONTROL);
        if (control.verdict() == Verdict.INCONCLUSIVE) {
            return control;
        }
        if (control.verdict() == Verdict.HELD) {
            return Judgement.of(
                    Verdict.INCONCLUSIVE,
                    "the control comes into the band, too: this machine does not show the difference ("
                            + control.reason() + ")");
        }
        return judge(MeasureMain.ANSWER);
    }

    private Judgement judge(String name) {
        Summary best = summary(MeasureMain.REFERENCE);
        Summary judged = summary(name);
        double spread = Math.max(best.spread(), judged.spread());
        String numbers = String.format(
                Locale.ROOT,
                "%s: %s %s, reference %s, spread %.0f %%, band %.0f %%",
                measurement.what(),
                name,
                withUnit(judged.median()),
                withUnit(best.median()),
                100 * spread,
                100 * measurement.band());
        if (spread > measurement.band()) {
            return Judgement.of(Verdict.INCONCLUSIVE, "the samples differ more than the band is wide: " + numbers);
        }
        double worse = measurement.isHigherBetter()
                ? (best.median() - judged.median()) / best.median()
                : (judged.median() - best.median()) / best.median();
        return Judgement.of(worse > measurement.band() ? Verdict.BROKEN : Verdict.HELD, numbers);
    }

    /** With three digits that count. */
    public String withUnit(double value) {
        double size = Math.abs(value);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value) + " " + measurement.unit();
    }
}
