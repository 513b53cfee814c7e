package io.raceproof.stress.jcstress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What jcstress saw of one test: how often each outcome, and in which configuration. Immutable.
 *
 * @param test the test's class name
 * @param runs one for each JVM that ran it
 */
public record StressTable(String test, List<Run> runs) {
    /**
     * One outcome.
     *
     * @param id the text of the result
     * @param expectation how its author graded it
     * @param count how often it was seen
     * @param description what its author says of it
     */
    public record Outcome(String id, Expectation expectation, long count, String description) {}

    /**
     * The test in one JVM.
     *
     * @param configuration the JVM's flags and compile mode
     * @param outcomes all that were seen or expected
     * @param trouble why the run is worth nothing, for instance that the JVM died; empty if all went well
     */
    public record Run(String configuration, List<Outcome> outcomes, List<String> trouble) {
        /** Keeps copies. */
        public Run {
            outcomes = List.copyOf(outcomes);
            trouble = List.copyOf(trouble);
        }
    }

    /** Keeps a copy. */
    public StressTable {
        runs = List.copyOf(runs);
    }

    /** The outcomes of all runs added up: violations first, then the most frequent. */
    public List<Outcome> outcomes() {
        Map<String, Outcome> sums = new LinkedHashMap<>();
        runs.stream().flatMap(run -> run.outcomes().stream()).forEach(o -> sums.merge(o.id(), o, StressTable::add));
        List<Outcome> all = new ArrayList<>(sums.values());
        all.sort((a, b) -> a.expectation() != b.expectation()
                ? b.expectation().compareTo(a.expectation())
                : Long.compare(b.count(), a.count()));
        return all;
    }

    private static Outcome add(Outcome a, Outcome b) {
        return new Outcome(a.id(), a.expectation(), a.count() + b.count(), a.description());
    }

    /** How often the test was run. */
    public long samples() {
        return counts(Stream.of(Expectation.values()).toList());
    }

    /** How often a forbidden outcome was seen. */
    public long violations() {
        return counts(List.of(Expectation.FORBIDDEN));
    }

    private long counts(List<Expectation> expectations) {
        return runs.stream()
                .flatMap(run -> run.outcomes().stream())
                .filter(o -> expectations.contains(o.expectation()))
                .mapToLong(Outcome::count)
                .sum();
    }

    /** What went wrong with the tool or the JVMs, not with the subject. */
    public List<String> trouble() {
        return runs.stream().flatMap(run -> run.trouble().stream()).distinct().toList();
    }

    /** Both tables as one. */
    public StressTable plus(StressTable other) {
        return new StressTable(
                test, Stream.concat(runs.stream(), other.runs.stream()).toList());
    }
}
