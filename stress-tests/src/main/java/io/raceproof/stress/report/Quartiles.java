package io.raceproof.stress.report;

import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/**
 * The quartiles of samples, interpolated between neighbours; the second one is their {@link Median}.
 *
 * @param first a quarter of the samples is below it
 * @param median the second
 * @param third a quarter of the samples is above it
 */
public record Quartiles(double first, double median, double third) {
    private static final Quantile QUANTILE =
            Quantile.withDefaults().withCopy(true).with(EstimationMethod.HF7);

    /** Of any number of values, in any order; NaN if there are none. */
    public static Quartiles of(DoubleStream values) {
        double[] found = QUANTILE.evaluate(values.toArray(), 0.25, 0.5, 0.75);
        return new Quartiles(found[0], found[1], found[2]);
    }

    /** The distance of the first from the third, as a fraction of the median; 0 if there is none. */
    public double spread() {
        return third == first ? 0 : (third - first) / Math.abs(median);
    }
}
