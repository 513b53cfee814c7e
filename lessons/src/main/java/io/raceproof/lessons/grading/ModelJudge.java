package io.raceproof.lessons.grading;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.lincheck.Condenser;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.Exploration.Finding;
import io.raceproof.stress.lincheck.Interleaving;
import io.raceproof.stress.race.ModelEvidence;
import io.raceproof.stress.race.Trial;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes results of what the model checker saw of an answer. A thread that the answer starts itself is outside of the tool's
 * world: what looks like a hang then is none, and the tool's own trouble is no fault of anybody; other lenses decide.
 */
final class ModelJudge {
    private static final String OWN_THREADS = "your code starts threads of its own";

    /**
     * What was seen, in the order of the lab.
     *
     * @param aimed of the mistakes
     * @param races of the answer, in the author's programs
     * @param controls of the broken subjects
     * @param canary of the same JVM
     */
    record Seen(List<Exploration> aimed, List<Exploration> races, List<Exploration> controls, Exploration canary) {}

    private final Answer answer;
    private final Lesson lesson;
    private final Lab lab;
    private final Set<String> learnersClasses;

    ModelJudge(Answer answer) throws IOException {
        this.answer = answer;
        this.lesson = answer.lesson();
        this.lab = answer.lab();
        this.learnersClasses = Answer.classNamesIn(answer.classes());
    }

    /** A result for each step, up to the first that failed. */
    List<StepResult> judge(Seen seen) {
        StepResult failed = aimed(seen, this::mistake);
        if (failed == null) {
            failed = aimed(seen, (mistake, exploration) -> otherwise(exploration));
        }
        if (failed != null) {
            return List.of(failed);
        }
        return seen.races().isEmpty() ? List.of() : List.of(races(seen));
    }

    private interface Judging {
        @Nullable
        StepResult judge(Lab.Mistake mistake, Exploration exploration);
    }

    /** The first failure, of the mistakes in their order. */
    private @Nullable StepResult aimed(Seen seen, Judging judging) {
        for (int i = 0; i < lab.mistakes().size(); i++) {
            Exploration exploration = seen.aimed().get(i);
            StepResult failed =
                    isOutside(exploration) ? null : judging.judge(lab.mistakes().get(i), exploration);
            if (failed != null) {
                return failed;
            }
        }
        return null;
    }

    /** Null if the answer does not make this mistake. Several may be aimed at by the same schedules. */
    private @Nullable StepResult mistake(Lab.Mistake mistake, Exploration exploration) {
        return mistake.symptom().isShownBy(exploration)
                ? broken(Step.WRONG_FIX, exploration, lesson.misconceptions().get(mistake.key()))
                : null;
    }

    /** Null if nothing is wrong with it; it may be broken, and not by a mistake that was aimed at. */
    private @Nullable StepResult otherwise(Exploration exploration) {
        if (exploration.finding().isBroken()) {
            return broken(Step.MODEL, exploration, null);
        }
        return exploration.finding() == Finding.TOOL_TROUBLE
                ? StepResult.trouble(Step.WRONG_FIX, Verdict.ENVIRONMENT, exploration.message())
                : null;
    }

    /**
     * A race without a broken subject is one more program: others have shown that the tool sees something. What is broken in
     * one race decides, whatever can be said of the others: a hang in one leaves the tool blind to those that it looks at later.
     */
    private StepResult races(Seen seen) {
        List<Judgement> judgements = judgements(seen);
        for (int i = 0; i < judgements.size(); i++) {
            if (judgements.get(i).verdict() == Verdict.BROKEN
                    && !isOutside(seen.races().get(i))) {
                return broken(Step.MODEL, seen.races().get(i), null);
            }
        }
        List<String> summaries = new ArrayList<>();
        for (int i = 0; i < judgements.size(); i++) {
            Exploration exploration = seen.races().get(i);
            Judgement judgement = judgements.get(i);
            if (isOutside(exploration)) {
                return StepResult.couldNotLook(Step.MODEL, OWN_THREADS);
            }
            if (judgement.verdict() != Verdict.HELD) {
                return StepResult.trouble(Step.MODEL, judgement.verdict(), judgement.reason());
            }
            summaries.add(exploration.schedules() + " schedules"
                    + (exploration.message().isEmpty() ? "" : "; " + exploration.message()));
        }
        return StepResult.passed(Step.MODEL, String.join(", ", summaries));
    }

    /** Of each of the answer's races. */
    private List<Judgement> judgements(Seen seen) {
        List<Trial> trials = Races.answers(lab, Look.MODEL);
        List<Optional<Trial>> controls = Races.controls(lab, Look.MODEL);
        List<Judgement> judgements = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < trials.size(); i++) {
            Exploration exploration = seen.races().get(i);
            judgements.add(
                    controls.get(i).isPresent()
                            ? judge(trials.get(i), exploration, seen.controls().get(next++), seen)
                            : withoutControl(exploration));
        }
        return judgements;
    }

    private static Judgement judge(Trial trial, Exploration exploration, Exploration control, Seen seen) {
        Exploration canary = canary(seen, control);
        return new ModelEvidence(trial, exploration, canary).judge(new ModelEvidence(trial, control, canary));
    }

    private static Judgement withoutControl(Exploration exploration) {
        Verdict verdict = exploration.finding().isBroken()
                ? Verdict.BROKEN
                : exploration.finding() == Finding.TOOL_TROUBLE ? Verdict.ENVIRONMENT : Verdict.HELD;
        return Judgement.of(verdict, exploration.message());
    }

    /** A control that comes last ends the run before the canary: it is a canary itself, of this very kind of bug. */
    private static Exploration canary(Seen seen, Exploration control) {
        return seen.canary().finding() == Finding.NOT_RUN ? control : seen.canary();
    }

    /** The controls are those of the author's programs: these only look for what the author did not think of. */
    StepResult generated(List<Exploration> found) {
        int schedules = 0;
        String noLook = "";
        for (Exploration exploration : found) {
            if (isOutside(exploration)) {
                return StepResult.couldNotLook(Step.GENERATED, OWN_THREADS);
            }
            if (exploration.finding().isBroken()) {
                return broken(Step.GENERATED, exploration, null);
            }
            schedules += exploration.schedules();
            noLook = exploration.finding() == Finding.TOOL_TROUBLE ? exploration.message() : noLook;
        }
        return schedules == 0
                ? StepResult.couldNotLook(Step.GENERATED, noLook)
                : StepResult.passed(Step.GENERATED, schedules + " schedules");
    }

    /** Whether a thread of the answer's own may be all that was seen. */
    private boolean isOutside(Exploration exploration) {
        return answer.ownThreads()
                && switch (exploration.finding()) {
                    case TOOL_TROUBLE, DEADLOCK, LIVELOCK, NOT_RUN -> true; // not run after one of these
                    case NOTHING, VIOLATION, EXCEPTION, WITHOUT_RACE -> false;
                };
    }

    private StepResult broken(Step step, Exploration exploration, @Nullable String misconception) {
        List<String> details = new ArrayList<>();
        details.add(lesson.tell(exploration.message()));
        if (misconception != null) {
            details.add(misconception);
        }
        Interleaving interleaving = exploration.interleaving();
        CondensedTrace story =
                interleaving == null ? null : Condenser.condense(interleaving, learnersClasses::contains);
        String summary = switch (exploration.finding()) {
            case DEADLOCK -> "deadlock: every thread waits";
            case LIVELOCK ->
                story != null && !story.ending().stuck().isEmpty()
                        ? "a thread waits forever"
                        : "livelock: no thread makes progress";
            default -> "an interleaving breaks it";
        };
        String scenario =
                step == Step.GENERATED ? "" : exploration.scenario(); // that of a search runs all its programs
        return new StepResult(step, Verdict.BROKEN, summary, details, story, List.of(), true, scenario);
    }
}
