package io.raceproof.lessons;

import io.raceproof.stress.lincheck.Exploration.Finding;
import io.raceproof.stress.lincheck.Scenario;
import java.util.List;

/**
 * What the learner is to mend, and how an answer is judged.
 *
 * <p>The learner's file is a class of the lesson's exercise package ({@code lesson01}), compiled and put first on the class
 * path: the race and the schedules, which name that class, then judge the learner's. They make it with {@code new}.
 *
 * @param className the class that the learner writes, with a public constructor without parameters: "lesson01.BoxOffice"
 * @param goal what is to hold in the end, in one sentence
 * @param contract what it must do besides being safe; see {@link Contract}
 * @param race the jcstress test of the learner's class; its control is the race of the lesson's broken version
 * @param schedules the same for the model checker; its control is the broken version's
 * @param wrongFixes schedules that aim at mistakes which are made often, with the sentence for each; tried first
 */
public record Exercise(
        String className,
        String goal,
        Class<? extends Contract> contract,
        Class<?> race,
        Class<? extends Scenario> schedules,
        List<WrongFix> wrongFixes) {
    /** Keeps a copy. */
    public Exercise {
        wrongFixes = List.copyOf(wrongFixes);
    }

    /** How schedules break an answer. */
    public enum Sign {
        /** The rule is violated. */
        VIOLATION,
        /** Threads never end; whether they wait or run for ever depends, for the model checker, on the kind of their lock. */
        HANG;

        /** Whether what was found is this. */
        public boolean isShownBy(Finding finding) {
            return switch (this) {
                case VIOLATION -> finding == Finding.VIOLATION;
                case HANG -> finding == Finding.DEADLOCK || finding == Finding.LIVELOCK;
            };
        }
    }

    /**
     * A fix that does not fix, recognised by what it does in a schedule that aims at it, never by its source text.
     *
     * @param schedules the schedules that break it, and no right answer
     * @param sign how they break it; an answer that they break in another way is drawn, and not told the misconception
     * @param misconception what the learner may have thought, in one kind sentence
     */
    public record WrongFix(Class<? extends Scenario> schedules, Sign sign, String misconception) {
        /** A short name: "Twice", of the class TwiceSchedules. */
        public String name() {
            return schedules.getSimpleName().replaceFirst("Schedules$", "");
        }
    }
}
