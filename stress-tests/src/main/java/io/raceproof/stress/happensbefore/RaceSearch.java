package io.raceproof.stress.happensbefore;

import java.io.Serializable;
import java.util.List;

/**
 * What the lens found out about one scenario.
 *
 * @param scenario its class name
 * @param races the data races, the one that explains most first
 * @param violation what the scenario's own rule said, the first time it was violated; empty if it never was
 * @param runs how many runs were watched
 * @param preemptions how many of them had a thread stopped half-way
 * @param hung how many did not end and were given up; that is no finding
 * @param sharedObjects how many objects two of its threads touched, at most in one run
 * @param trouble why it could not be run; empty if it could
 * @param millis how long it took
 */
public record RaceSearch(
        String scenario,
        List<DataRace> races,
        String violation,
        int runs,
        int preemptions,
        int hung,
        int sharedObjects,
        String trouble,
        long millis)
        implements Serializable {
    /** Keeps a copy. */
    public RaceSearch {
        races = List.copyOf(races);
    }

    /** Of a scenario that could not be run. */
    static RaceSearch troubled(String scenario, String trouble, long millis) {
        return new RaceSearch(scenario, List.of(), "", 0, 0, 0, 0, trouble, millis);
    }
}
