package io.raceproof.lessons.grading;

import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.happensbefore.DataRace;
import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one step ended.
 *
 * @param step which
 * @param verdict HELD if the answer passed it
 * @param summary a few words: "3 checks", "300 schedules"
 * @param details what the learner should know, sentence by sentence; empty if it passed
 * @param story the interleaving that breaks the answer, or null
 * @param looked whether the step could look at the answer; if not, it says nothing of it
 * @param races the data races that break it, the one that explains most first
 * @param scenario what broke the answer, as the model checker knows it; empty if nothing did that can be run by name
 */
public record StepResult(
        Step step,
        Verdict verdict,
        String summary,
        List<String> details,
        @Nullable CondensedTrace story,
        List<DataRace> races,
        boolean looked,
        String scenario) {
    /** Keeps copies. */
    public StepResult {
        details = List.copyOf(details);
        races = List.copyOf(races);
    }

    /** Of a step that could look. */
    public StepResult(
            Step step, Verdict verdict, String summary, List<String> details, @Nullable CondensedTrace story) {
        this(step, verdict, summary, details, story, List.of(), true, "");
    }

    static StepResult passed(Step step, String summary) {
        return new StepResult(step, Verdict.HELD, summary, List.of(), null);
    }

    static StepResult passed(Step step, String summary, String detail) {
        return new StepResult(step, Verdict.HELD, summary, List.of(detail), null);
    }

    /** It could not look, for a reason that is no fault of the answer: others decide. */
    static StepResult couldNotLook(Step step, String why) {
        return new StepResult(step, Verdict.HELD, "cannot look into it: " + why, List.of(), null, List.of(), false, "");
    }

    static StepResult failed(Step step, String summary, List<String> details) {
        return new StepResult(step, Verdict.BROKEN, summary, details, null);
    }

    static StepResult trouble(Step step, Verdict verdict, String reason) {
        return new StepResult(step, verdict, verdict.name(), List.of(reason), null);
    }

    /** The same, with these data races. */
    StepResult with(List<DataRace> found) {
        return new StepResult(step, verdict, summary, details, story, found, looked, scenario);
    }

    /** Whether there is something to draw: an interleaving, or a data race. */
    public boolean isDrawn() {
        return story != null || !races.isEmpty();
    }

    /** Whether the next step may follow. */
    public boolean passed() {
        return verdict == Verdict.HELD;
    }
}
