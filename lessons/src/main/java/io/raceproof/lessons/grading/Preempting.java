package io.raceproof.lessons.grading;

import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.happensbefore.Effort;
import io.raceproof.stress.happensbefore.HappensBefore;
import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.process.JvmSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs scenarios of an answer with single preemptions, in a JVM of their own, and says what breaks it. */
final class Preempting {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** A learner waits for it; a data race is nearly always seen in the first runs. */
    private static final Effort EFFORT = new Effort(300, 10, true);

    private Preempting() {}

    /**
     * Runs them.
     *
     * @param judged those that are meant to be right: the first that is broken ends the run
     * @param controls those that are run if all of these are silent
     * @param gate what the answer has to pass before it is run; the JVM starts meanwhile
     * @param folder for its files, below the answer's
     * @param flags for the JVM
     */
    static HappensBefore.Result search(
            Answer answer,
            List<String> judged,
            List<String> controls,
            HappensBefore.Gate gate,
            String folder,
            List<String> flags)
            throws InterruptedException {
        boolean stops = !answer.ownThreads(); // else what it stops at may be a wait for one of these
        return HappensBefore.searchUntilBroken(
                stops ? judged : List.of(),
                stops
                        ? controls
                        : Stream.concat(judged.stream(), controls.stream()).toList(),
                gate,
                EFFORT,
                LIMIT,
                new JvmSettings(answer.settings().classPathFirst(), flags),
                HappensBefore.EXECUTOR,
                answer.directory().resolve(folder));
    }

    /** A thread of the answer's own may end what looks like a wait forever. */
    static boolean breaksItsRule(Answer answer, RaceSearch search) {
        return !search.violation().isEmpty() && !(answer.ownThreads() && search.isDeadlocked());
    }

    /** What it is told then. */
    static StepResult broken(Answer answer, Step step, RaceSearch search, @Nullable String misconception) {
        List<String> details = new ArrayList<>(List.of(answer.lesson().tell(search.violation())));
        if (misconception != null) {
            details.add(misconception);
        }
        return StepResult.failed(
                step, search.isDeadlocked() ? "every thread waits" : "one preemption breaks it", details);
    }
}
