package io.raceproof.lessons.demo;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.time.Duration;
import java.util.Locale;

/**
 * What a unit test, repeated, said of one version.
 *
 * @param green how often it passed
 * @param runs how often it was run
 * @param hung whether the last run did not end
 */
public record UnitTestLens(int green, int runs, boolean hung) {
    /** Ten seconds. */
    private static final int LOOKS = 50;

    /**
     * Runs the test until it was run {@code most} times or the time is up, but at least once. A run that hangs is red, and the
     * last.
     */
    static UnitTestLens repeat(Lab.Body<Object> test, Class<?> version, int most, Duration limit) throws Exception {
        return new RepeatedTest(test, version, most, limit, LOOKS).run();
    }

    /** That it is green says nothing; that it was red once, everything. */
    Judgement judgement() {
        return Judgement.of(green < runs ? Verdict.BROKEN : Verdict.HELD, "the unit test was " + words());
    }

    /** "green 9 of 10 times", and whether the last run hung. */
    String words() {
        return String.format(
                Locale.ROOT, "green %,d of %,d times%s", green, runs, hung ? "; the last run did not end" : "");
    }
}
