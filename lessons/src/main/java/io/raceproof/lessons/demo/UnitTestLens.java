package io.raceproof.lessons.demo;

import java.time.Duration;

/**
 * What a unit test, repeated, said of one version.
 *
 * @param green how often it passed
 * @param runs how often it was run
 */
public record UnitTestLens(int green, int runs) {
    /** Runs the test until it was run {@code most} times or the time is up, but at least once. */
    static UnitTestLens repeat(Runnable test, int most, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        int green = 0;
        int runs = 0;
        do {
            runs++;
            try {
                test.run();
                green++;
            } catch (AssertionError red) {
                // counted by not counting it as green
            }
        } while (runs < most && System.nanoTime() - end < 0);
        return new UnitTestLens(green, runs);
    }
}
