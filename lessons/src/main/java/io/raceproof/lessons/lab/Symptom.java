package io.raceproof.lessons.lab;

import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.Exploration.Finding;

/**
 * How schedules that aim at a mistake show it. An answer that they break in another way is rejected, and is not told the
 * misconception.
 *
 * @param hangs whether threads that never end are the symptom; whether they wait or run forever depends, for the model checker,
 *     on the kind of their lock
 * @param outcome how the message of the violation begins: the name of the race's outcome; empty for any
 */
public record Symptom(boolean hangs, String outcome) {
    /** Threads never end. */
    public static final Symptom HANG = new Symptom(true, "");

    /** The rule is violated, in whatever way. */
    public static final Symptom VIOLATION = new Symptom(false, "");

    /** The rule is violated by the outcome of that name. */
    public static Symptom outcome(String name) {
        return new Symptom(false, name);
    }

    /** Whether what was found is this. */
    public boolean isShownBy(Exploration exploration) {
        Finding finding = exploration.finding();
        return hangs
                ? finding == Finding.DEADLOCK || finding == Finding.LIVELOCK
                : finding == Finding.VIOLATION && exploration.message().startsWith(outcome);
    }

    /** Whether one preemption has shown this. */
    public boolean isShownBy(RaceSearch search) {
        return hangs
                ? search.isDeadlocked()
                : search.isBroken()
                        && !search.isDeadlocked()
                        && search.violation().startsWith(outcome);
    }
}
