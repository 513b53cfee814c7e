package io.raceproof.stress.happensbefore;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What the lens found out about one scenario.
 *
 * @param scenario its class name
 * @param races the data races, the one that explains most first
 * @param violation what the scenario's own rule said, the first time it was violated; empty if it never was
 * @param calls of a {@link ScenarioSeries}: the calls of the scenario that violates its rule; else empty
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
        String calls,
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

    /** Whether it has a data race, or violates its rule. */
    public boolean isBroken() {
        return !races.isEmpty() || !violation.isEmpty();
    }

    /** Whether what violates its rule is that no thread can go on. */
    public boolean isDeadlocked() {
        return violation.startsWith(RuleSearch.DEADLOCK);
    }

    /** Of a scenario that could not be run. */
    static RaceSearch troubled(String scenario, String trouble, long millis) {
        return new RaceSearch(scenario, List.of(), "", "", 0, 0, 0, 0, trouble, millis);
    }

    /** Of a series. */
    static RaceSearch ofSeries(
            String series,
            Optional<ScenarioSeries.Failure> failure,
            int runs,
            int preemptions,
            int hung,
            String trouble,
            long millis) {
        return new RaceSearch(
                series,
                List.of(),
                failure.map(ScenarioSeries.Failure::message).orElse(""),
                failure.map(ScenarioSeries.Failure::calls).orElse(""),
                runs,
                preemptions,
                hung,
                0,
                trouble,
                millis);
    }
}
