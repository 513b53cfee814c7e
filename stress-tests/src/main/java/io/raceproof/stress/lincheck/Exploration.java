package io.raceproof.stress.lincheck;

import io.raceproof.stress.fit.Profile;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the model checker found out about one {@link Scenario}.
 *
 * @param scenario its class name
 * @param finding what was found
 * @param message the violated rule, or what is the matter; if nothing was found, what was not explored, if anything
 * @param schedules how many interleavings were run, up to the first violation
 * @param millis how long it took
 * @param interleaving the one that violates; null if there is none, or the tool gave none
 * @param calls of {@link Histories}: the calls that violate, to be run first another time; else null
 * @param exhausted whether there are no other interleavings: the model checker ended before it had run as many as it might
 * @param profile what the scenario does when nothing races, to see whether a control fits; null if that is not known
 * @param threads if the JVM was killed while it explored this: its thread dump; else empty
 * @param tree of a {@link RecordedScenario}: what was recorded; else null
 */
public record Exploration(
        String scenario,
        Finding finding,
        String message,
        int schedules,
        long millis,
        @Nullable Interleaving interleaving,
        @Nullable String calls,
        boolean exhausted,
        @Nullable Profile profile,
        List<String> threads,
        @Nullable ScheduleTree tree)
        implements Serializable {

    /** Of a scenario of which nothing else is known. */
    public Exploration(
            String scenario,
            Finding finding,
            String message,
            int schedules,
            long millis,
            @Nullable Interleaving interleaving,
            @Nullable String calls) {
        this(scenario, finding, message, schedules, millis, interleaving, calls, false, null, List.of(), null);
    }

    /** Of a scenario that makes its calls itself. */
    public Exploration(
            String scenario,
            Finding finding,
            String message,
            int schedules,
            long millis,
            @Nullable Interleaving interleaving) {
        this(scenario, finding, message, schedules, millis, interleaving, null);
    }

    /** Of which no schedules were recorded to choose from. */
    public Exploration(
            String scenario,
            Finding finding,
            String message,
            int schedules,
            long millis,
            @Nullable Interleaving interleaving,
            @Nullable String calls,
            boolean exhausted,
            @Nullable Profile profile,
            List<String> threads) {
        this(scenario, finding, message, schedules, millis, interleaving, calls, exhausted, profile, threads, null);
    }

    /** The same, and whether there are no other interleavings. */
    Exploration exhausted(boolean isExhausted) {
        return new Exploration(
                scenario,
                finding,
                message,
                schedules,
                millis,
                interleaving,
                calls,
                isExhausted,
                profile,
                threads,
                tree);
    }

    /** The same, under another name of its scenario. */
    public Exploration of(String name) {
        return new Exploration(
                name, finding, message, schedules, millis, interleaving, calls, exhausted, profile, threads, tree);
    }

    /** The same, with what the scenario does when nothing races. */
    public Exploration with(@Nullable Profile known) {
        return new Exploration(
                scenario, finding, message, schedules, millis, interleaving, calls, exhausted, known, threads, tree);
    }

    /** The same, with a thread dump. */
    Exploration withThreads(List<String> dump) {
        return new Exploration(
                scenario, finding, message, schedules, millis, interleaving, calls, exhausted, profile, dump, tree);
    }

    /** The same, with schedules to choose from. */
    public Exploration recorded(@Nullable ScheduleTree schedulesToChoose) {
        return new Exploration(
                scenario,
                finding,
                message,
                schedules,
                millis,
                interleaving,
                calls,
                exhausted,
                profile,
                threads,
                schedulesToChoose);
    }

    /** What there is to find. */
    public enum Finding {
        /** No violation in any interleaving that was run. */
        NOTHING(false),
        /** The rule was violated. */
        VIOLATION(true),
        /** An actor, or the scenario, threw an unexpected exception. */
        EXCEPTION(true),
        /** The rule is broken by one thread, with no concurrency at all: a control of which that is all shows no race. */
        WITHOUT_RACE(true),
        /** All threads wait for each other. */
        DEADLOCK(true),
        /** Livelock: threads run and make no progress. */
        LIVELOCK(true),
        /** An earlier scenario of the run was broken, and that was enough. */
        NOT_RUN(false),
        /** The tool failed, or gave up for a reason of its own; this is no finding about the scenario. */
        TOOL_TROUBLE(false);

        private final boolean broken;

        Finding(boolean broken) {
            this.broken = broken;
        }

        /** Whether this shows that the scenario's subject is broken. */
        public boolean isBroken() {
            return broken;
        }
    }
}
