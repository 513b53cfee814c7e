package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.Step.Location;
import java.util.List;

/**
 * An {@link Interleaving} told in a few rows, over the lines of the code under test.
 *
 * @param threads the names of the threads that appear
 * @param rows in order; each one thread on one line, without interruption
 * @param left how many rows were left out at the front, to keep the story short
 */
public record Story(List<String> threads, List<Row> rows, int left) {
    /** Keeps copies. */
    public Story {
        threads = List.copyOf(threads);
        rows = List.copyOf(rows);
    }

    /**
     * One thread on one line.
     *
     * @param thread an index into {@link Story#threads}
     * @param location the line of the code under test
     * @param action what the line calls or does: "ArrayList#1.add(1)"
     * @param goesOn whether the thread was interrupted in this line before and goes on in it now
     * @param details what this does to what the threads share, in order: "reads size: 0", "size = 1"
     */
    public record Row(int thread, Location location, String action, boolean goesOn, List<String> details) {
        /** Keeps a copy. */
        public Row {
            details = List.copyOf(details);
        }
    }
}
