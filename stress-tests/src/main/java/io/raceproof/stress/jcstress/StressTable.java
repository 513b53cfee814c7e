package io.raceproof.stress.jcstress;

import io.raceproof.stress.fit.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What jcstress saw of one test: how often each outcome, and in which configuration. Immutable.
 *
 * @param test the test's class name
 * @param runs one for each JVM that ran it
 * @param profile what the test does when nothing races, to see whether a control fits; null if that is not known
 */
public record StressTable(
        String test, List<Run> runs, @Nullable Profile profile) {
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
     * @param configuration the JVM's flags and compile mode; empty if this is no JVM's run but says what became of the session
     * @param outcomes all that were seen or expected
     * @param trouble why the run is worth nothing, for instance that the JVM died; empty if all went well
     * @param hang a thread dump that shows an actor stuck, its first line says which and where; empty if none was
     */
    public record Run(String configuration, List<Outcome> outcomes, List<String> trouble, List<String> hang) {
        /** Keeps copies. */
        public Run {
            outcomes = List.copyOf(outcomes);
            trouble = List.copyOf(trouble);
            hang = List.copyOf(hang);
        }

        /** Of a run in which no actor was stuck. */
        public Run(String configuration, List<Outcome> outcomes, List<String> trouble) {
            this(configuration, outcomes, trouble, List.of());
        }
    }

    /** Of a test of which nothing else is known. */
    public StressTable(String test, List<Run> runs) {
        this(test, runs, null);
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

    /** How often the outcome with that text was seen. */
    public long count(String id) {
        return runs.stream()
                .flatMap(run -> run.outcomes().stream())
                .filter(o -> o.id().equals(id))
                .mapToLong(Outcome::count)
                .sum();
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

    /** The first thread dump in which an actor is stuck; empty if there is none. */
    public List<String> hang() {
        return runs.stream()
                .map(Run::hang)
                .filter(dump -> !dump.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** How the test grades that outcome: as in the table, by its text or by a pattern; else it is forbidden. */
    public Expectation gradeOf(String id) {
        List<Outcome> all = outcomes();
        return Stream.concat(
                        all.stream().filter(outcome -> outcome.id().equals(id)),
                        all.stream().filter(outcome -> outcome.count() == 0 && matches(outcome.id(), id)))
                .map(Outcome::expectation)
                .findFirst()
                .orElse(Expectation.FORBIDDEN);
    }

    private static boolean matches(String pattern, String id) {
        try {
            return Pattern.matches(pattern, id);
        } catch (PatternSyntaxException e) {
            return false; // it stands for itself
        }
    }

    /** Only what the JVMs gave that came to their end: without the word that the session was killed. */
    public StressTable finished() {
        return new StressTable(
                test,
                runs.stream().filter(run -> !run.configuration().isEmpty()).toList(),
                profile);
    }

    /** Both tables as one. */
    public StressTable plus(StressTable other) {
        return new StressTable(
                test,
                Stream.concat(runs.stream(), other.runs.stream()).toList(),
                profile == null ? other.profile : profile);
    }
}
