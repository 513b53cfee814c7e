package io.raceproof.lessons.demo;

import io.raceproof.lessons.lab.Fresh;
import io.raceproof.lessons.lab.Lab;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.time.Duration;

/**
 * What a unit test, repeated, said of one version.
 *
 * @param green how often it passed
 * @param runs how often it was run
 */
public record UnitTestLens(int green, int runs) {
    /** Runs the test until it was run {@code most} times or the time is up, but at least once. */
    static UnitTestLens repeat(Lab.Body<Object> test, Class<?> version, int most, Duration limit) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        int green = 0;
        int runs = 0;
        do {
            runs++;
            try {
                test.run(Fresh.of(version));
                green++;
            } catch (AssertionError red) {
                // counted by not counting it as green
            }
        } while (runs < most && System.nanoTime() - end < 0);
        return new UnitTestLens(green, runs);
    }

    /** That it is green says nothing; that it was red once, everything. */
    Judgement judgement() {
        return Judgement.of(
                green < runs ? Verdict.BROKEN : Verdict.HELD,
                "the unit test was green " + green + " of " + runs + " times");
    }
}
