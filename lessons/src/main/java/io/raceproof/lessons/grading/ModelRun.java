package io.raceproof.lessons.grading;

import io.raceproof.lessons.Exercise;
import io.raceproof.lessons.Exercise.WrongFix;
import io.raceproof.lessons.Lesson;
import io.raceproof.stress.lincheck.Condenser;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.Interleaving;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.lincheck.Scenario;
import io.raceproof.stress.lincheck.Standby;
import io.raceproof.stress.lincheck.Story;
import io.raceproof.stress.lincheck.WarmUp;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.verdict.Judge;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of the model checker, over the schedules that aim at mistakes, the answer's, and the control's, which are those of
 * the lesson's broken version. It is started before there is an answer, and asked when there is one: for one answer.
 */
final class ModelRun implements AutoCloseable {
    private static final int SCHEDULES = 300;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Lesson lesson;
    private final boolean controlFirst;
    private final Standby standby;

    /**
     * Starts it.
     *
     * @param controlFirst whether there is time for the control before the answer comes
     * @param classes where the answer's classes will be
     * @param directory for its files
     */
    ModelRun(Lesson lesson, boolean controlFirst, Path classes, Path directory) {
        this.lesson = lesson;
        this.controlFirst = controlFirst;
        try {
            Files.createDirectories(classes); // a JVM forgets a folder that is not there when it starts
        } catch (IOException e) {
            throw new UncheckedIOException("a folder for classes cannot be made: " + classes, e);
        }
        Class<? extends Scenario> first = controlFirst ? control() : WarmUp.class;
        JvmSettings settings = new JvmSettings(List.of(classes), List.of());
        this.standby = ModelCheck.standBy(List.of(first), SCHEDULES, settings, directory);
    }

    private Class<? extends Scenario> control() {
        return lesson.broken().schedules();
    }

    /** Whether the control is explored before the answer comes. */
    boolean isControlFirst() {
        return controlFirst;
    }

    /** Whether it can still be asked. */
    boolean isAlive() {
        return standby.isAlive();
    }

    /** Explores the answer. */
    StepResult run() throws InterruptedException {
        List<Class<? extends Scenario>> scenarios = new ArrayList<>();
        lesson.exercise().wrongFixes().forEach(wrongFix -> scenarios.add(wrongFix.schedules()));
        scenarios.add(lesson.exercise().schedules());
        if (!controlFirst) {
            scenarios.add(control());
        }
        ModelCheck.Result result = standby.explore(scenarios, LIMIT);
        List<Exploration> found = result.explorations();
        Exploration control = found.get(controlFirst ? 0 : found.size() - 1);
        return judge(lesson.exercise(), found.subList(1, found.size()), control, result);
    }

    /** Ends it, if it was not asked. */
    @Override
    public void close() {
        standby.close();
    }

    /** Of the schedules that aim at mistakes, in their order, and of the answer's. */
    static StepResult judge(Exercise exercise, List<Exploration> found, Exploration control, ModelCheck.Result result) {
        for (int i = 0; i < exercise.wrongFixes().size(); i++) {
            Exploration exploration = found.get(i);
            WrongFix wrongFix = exercise.wrongFixes().get(i);
            if (wrongFix.sign().isShownBy(exploration.finding())) {
                return broken(exercise, Step.WRONG_FIX, exploration, wrongFix.misconception());
            }
            if (exploration.finding().isBroken()) {
                return broken(
                        exercise, Step.MODEL, exploration, null); // broken, and not by the mistake that was aimed at
            }
            if (exploration.finding() == Exploration.Finding.TOOL_TROUBLE) {
                return StepResult.trouble(Step.WRONG_FIX, Verdict.ENVIRONMENT, exploration.message());
            }
        }
        Exploration answer = found.get(exercise.wrongFixes().size());
        if (answer.finding().isBroken()) {
            return broken(exercise, Step.MODEL, answer, null);
        }
        Judgement judgement = Judge.model(answer, control, withCanary(result, control));
        return judgement.verdict() == Verdict.HELD
                ? StepResult.passed(
                        Step.MODEL,
                        answer.schedules() + " schedules" + (answer.message().isEmpty() ? "" : "; " + answer.message()))
                : StepResult.trouble(Step.MODEL, judgement.verdict(), judgement.reason());
    }

    /** A control that comes last ends the run before the canary: it is a canary itself, of this very kind of bug. */
    private static ModelCheck.Result withCanary(ModelCheck.Result result, Exploration control) {
        return result.canary().finding() == Exploration.Finding.NOT_RUN
                ? new ModelCheck.Result(control, result.explorations())
                : result;
    }

    private static StepResult broken(
            Exercise exercise, Step step, Exploration exploration, @Nullable String misconception) {
        List<String> details = new ArrayList<>();
        details.add(exploration.message());
        if (misconception != null) {
            details.add(misconception);
        }
        Interleaving interleaving = exploration.interleaving();
        Story story = interleaving == null ? null : condense(exercise, interleaving);
        String summary = switch (exploration.finding()) {
            case DEADLOCK -> "deadlock: every thread waits";
            case LIVELOCK ->
                story != null && !story.ending().stuck().isEmpty()
                        ? "a thread waits for ever"
                        : "the threads run without getting on";
            default -> "an interleaving breaks it";
        };
        return new StepResult(step, Verdict.BROKEN, summary, details, story);
    }

    private static Story condense(Exercise exercise, Interleaving interleaving) {
        String learnersPackage =
                exercise.className().substring(0, exercise.className().lastIndexOf('.') + 1);
        return Condenser.condense(interleaving, name -> name.startsWith(learnersPackage));
    }
}
