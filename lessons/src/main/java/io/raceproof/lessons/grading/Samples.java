package io.raceproof.lessons.grading;

import io.raceproof.lessons.lab.Measurement;
import io.raceproof.stress.report.Quartiles;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The samples of a measurement, and what follows from them. Immutable.
 *
 * @param measurement of what
 * @param samples by name: of points by their number, {@link MeasureMain#REFERENCE}, {@link MeasureMain#CONTROL},
 *     {@link MeasureMain#ANSWER}
 */
public record Samples(Measurement measurement, Map<String, List<Double>> samples) {
    /** Keeps a copy. */
    public Samples {
        samples = Collections.unmodifiableMap(new LinkedHashMap<>(samples));
    }

    /** The samples of that name. */
    public Quartiles of(String name) {
        List<Double> taken = samples.get(name);
        if (taken == null || taken.isEmpty()) {
            throw new IllegalArgumentException(
                    "the measurement \"" + measurement.what() + "\" has no samples of the " + name);
        }
        return Quartiles.of(taken.stream().mapToDouble(Double::doubleValue));
    }

    /** The points of the series, in their order. */
    public List<Quartiles> series() {
        Quartiles[] points = new Quartiles[measurement.points().size()];
        Arrays.setAll(points, number -> of(Integer.toString(number)));
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
                    "the control lies inside the band: this machine does not show the difference (" + control.reason()
                            + ")");
        }
        return judge(MeasureMain.ANSWER);
    }

    private Judgement judge(String name) {
        Quartiles best = of(MeasureMain.REFERENCE);
        Quartiles judged = of(name);
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
            return Judgement.of(Verdict.INCONCLUSIVE, "the samples spread wider than the band: " + numbers);
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
