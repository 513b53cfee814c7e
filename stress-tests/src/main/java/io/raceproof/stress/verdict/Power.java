package io.raceproof.stress.verdict;

import java.util.Locale;

/**
 * Whether a zero means anything: how often the same harness, on the same machine, caught the broken twin of what it
 * judges.
 *
 * @param controlHits how often the broken twin was caught
 * @param controlSamples in how many samples of it
 * @param samples the samples of the subject, in which nothing was seen
 */
public record Power(long controlHits, long controlSamples, long samples) {
    /** A zero counts only if at the control's rate at least so many hits were to be expected. */
    public static final int HITS_TO_EXPECT = 20;

    /** The hits that were to be expected, were the subject as broken as the control. */
    public double expectedHits() {
        return controlSamples == 0 ? 0 : (double) controlHits / controlSamples * samples;
    }

    /** Whether the zero counts. */
    public boolean suffices() {
        return expectedHits() >= HITS_TO_EXPECT;
    }

    /**
     * The largest rate that such a zero leaves open, at 95 % confidence: 3 / n, the rule of three.
     *
     * @see <a href="https://doi.org/10.1001/jama.1983.03330370053031">Hanley and Lippman-Hand, JAMA 1983</a>
     */
    public double rateLeftOpen() {
        return samples == 0 ? 1 : Math.min(1, 3.0 / samples);
    }

    /** For people: "at its broken twin's rate 1,234 were to be expected; below 1 in 333,333 stays possible". */
    public String describe() {
        return String.format(
                Locale.ROOT,
                "at its broken twin's rate %,d were to be expected; below 1 in %,d stays possible",
                Math.round(expectedHits()),
                Math.max(1, Math.round(1 / rateLeftOpen())));
    }
}
