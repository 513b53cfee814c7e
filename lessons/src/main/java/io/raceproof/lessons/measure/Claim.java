package io.raceproof.lessons.measure;

import io.raceproof.stress.verdict.Verdict;
import java.util.List;
import java.util.Locale;

/**
 * A sentence about what was measured, and whether the measurement bears it out.
 *
 * @param text the sentence
 * @param evidence the numbers it rests on
 * @param verdict HELD, BROKEN if this machine shows the contrary, INCONCLUSIVE if the spread is too large to tell
 */
public record Claim(String text, String evidence, Verdict verdict) {
    /** That the ratio of two quantities is in a band. */
    public static Claim ratio(String text, Measured one, Measured other, Band band) {
        return of(text, one.per(other), band);
    }

    /** That a quantity is in a band. */
    public static Claim of(String text, Measured value, Band band) {
        int rounds = value.rounds().size();
        String spread = value.spread() == 0 ? "" : ", between " + number(value.low()) + " and " + number(value.high());
        String evidence = "measured " + number(value.median()) + spread
                + (rounds == 1 ? "" : " in " + rounds + " rounds") + "; needs " + words(band);
        return new Claim(text, evidence, band.judge(value));
    }

    /** One that cannot be decided, and why. */
    public static Claim undecided(String text, String why) {
        return new Claim(text, why, Verdict.INCONCLUSIVE);
    }

    /** The same, undecided, if the machine was not ours alone: what it measured is then true of nothing but this moment. */
    public Claim unlessDisturbed(ProcessorUse use) {
        return use.isUndisturbed() ? this : undecided(text, evidence + "; but " + use.sentence());
    }

    /** The verdict on all of them together. */
    public static Verdict worst(List<Claim> claims) {
        return Verdict.worst(claims.stream().map(Claim::verdict));
    }

    private static String words(Band band) {
        if (band.from() == band.to()) {
            return number(band.from());
        }
        if (band.to() == Double.POSITIVE_INFINITY) {
            return "at least " + number(band.from());
        }
        return band.from() == Double.NEGATIVE_INFINITY
                ? "at most " + number(band.to())
                : number(band.from()) + " to " + number(band.to());
    }

    /** With as many digits as mean something: 1,234, 56.7, 1.23; whole numbers as they are. */
    public static String number(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e15) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }
}
