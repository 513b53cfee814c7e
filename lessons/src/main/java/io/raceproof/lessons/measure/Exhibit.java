package io.raceproof.lessons.measure;

import java.util.List;

/**
 * What a lesson measures and draws. A class that implements it is public, with a public constructor without parameters; it is
 * run in a JVM of its own.
 */
@FunctionalInterface
public interface Exhibit {
    /**
     * What was measured.
     *
     * @param claims what is said of it
     * @param plots pictures
     * @param tables numbers
     * @param notes what could not be measured here, and why
     */
    record Findings(List<Claim> claims, List<Plot> plots, List<Table> tables, List<String> notes) {
        /** Keeps copies. */
        public Findings {
            claims = List.copyOf(claims);
            plots = List.copyOf(plots);
            tables = List.copyOf(tables);
            notes = List.copyOf(notes);
        }
    }

    /** Measures. */
    Findings measure() throws Exception;
}
