package io.raceproof.stress.verdict;

import java.util.Locale;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * What a zero is worth: whether a subject in which nothing was seen would have been caught, were it as broken as its positive
 * control, which ran on the same machine.
 *
 * <p>Rates are known from samples only, so a zero is held against the least rate that the control may have: the lower end of
 * the exact one-sided 95 % interval of a binomial proportion (Clopper and Pearson, Biometrika 1934). The bound on the
 * subject's own rate is the upper end of the same interval for no hit; 3 / n approximates it.
 *
 * @param controlHits how often the control was caught
 * @param controlSamples in how many samples of it
 * @param samples the samples of the subject, in which nothing was seen
 */
public record Power(long controlHits, long controlSamples, long samples) {
    /** A zero counts only if at the control's rate at least so many hits were expected. */
    public static final int HITS_TO_EXPECT = 20;

    /** The confidence of each bound is 1 minus this. */
    private static final double ERROR = 0.05;

    /** The lower 95 % bound on the control's rate: it is at least this, unless the control's samples were unusual. */
    public double controlRate() {
        if (controlHits <= 0) {
            return 0;
        }
        // The quantile of the beta distribution, by way of F: tiny rates are found to the same relative accuracy.
        double misses = Math.max(0, controlSamples - controlHits) + 1.0;
        double f = FDistribution.of(2.0 * controlHits, 2 * misses).inverseCumulativeProbability(ERROR);
        return controlHits * f / (misses + controlHits * f);
    }

    /** How many hits were expected, were the subject as broken as the control. */
    public double expectedHits() {
        return controlRate() * samples;
    }

    /** Whether the zero counts. */
    public boolean suffices() {
        return expectedHits() >= HITS_TO_EXPECT;
    }

    /** The upper 95 % bound on the subject's rate: 1 - 0.05^(1 / n). */
    public double rateBound() {
        return samples == 0 ? 1 : -Math.expm1(Math.log(ERROR) / samples);
    }

    /**
     * For people: "0 seen, 1,234 expected at the control's rate (lower 95 % bound); 95 % upper bound on the rate 1 in 333,809".
     */
    public String describe() {
        return String.format(
                Locale.ROOT,
                "0 seen, %s expected at the control's rate (lower 95 %% bound); 95 %% upper bound on the rate 1 in %,d",
                number(expectedHits()),
                Math.max(1, (long) (1 / rateBound())));
    }

    /** Never rounded up: what is less than enough must not read as enough. */
    private static String number(double hits) {
        return hits < 100 && hits > 0
                ? String.format(Locale.ROOT, "%.1f", Math.floor(hits * 10) / 10)
                : String.format(Locale.ROOT, "%,d", (long) hits);
    }
}
