package io.raceproof.lessons.grading;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import io.raceproof.lessons.lab.Measurement;
import io.raceproof.stress.process.ClaimedFolder;
import io.raceproof.stress.race.KeptPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Grades answers to a lesson's exercise, one after the other: with the tools that its lab asks for, each a {@link Stage}.
 * Starting the model checker takes longer than all the rest of a quick verdict, so that is done beside the first steps. If it is
 * done before, while the learner writes, so is what does not depend on the answer, the run of the lesson's broken version (the
 * control):
 *
 * <pre>
 *   prepare: model checker ──► control ──► waits ─┐             or, unprepared:
 *   grade:   compile ──► contract ────────────────┴► aimed, answer's [──► control] ──► happens-before
 *            model checker ───────────────────────┘          ──► generated programs ──► stress ──► measurement
 * </pre>
 *
 * <p>For one thread at a time; several graders may work in different directories.
 */
public final class Grader implements AutoCloseable {
    private static final Duration CONTRACT_LIMIT = Duration.ofSeconds(10);

    private final Lesson lesson;
    private final Lab lab;
    private final List<Step> plan;
    private final ClaimedFolder claim;
    private final Path directory;
    private final Duration contractLimit;
    private final KeptPrograms kept;

    /** The answer that compiled last. */
    private @Nullable Answer answer;

    /** The run that was started last; it may have ended. */
    private @Nullable ModelRun model;

    /**
     * Makes one.
     *
     * @param directory for its files, which go to a folder below it that no other grader has, in whatever process; what a
     *     grader that has ended left there is deleted
     */
    public Grader(Lesson lesson, Path directory) {
        this(lesson, directory, CONTRACT_LIMIT);
    }

    Grader(Lesson lesson, Path directory, Duration contractLimit) {
        this.lesson = lesson;
        this.lab = lesson.lab();
        this.plan = Plan.of(lab);
        this.claim = ClaimedFolder.in(directory.toAbsolutePath(), "run");
        this.directory = claim.path();
        claim.deleteOldFiles();
        this.contractLimit = contractLimit;
        this.kept = new KeptPrograms(directory.resolve("programs.txt"));
    }

    private Path classes() {
        return directory.resolve("classes");
    }

    /** The lesson whose exercise it grades. */
    public Lesson lesson() {
        return lesson;
    }

    /** Does what can be done before there is an answer; returns at once. Without effect if that was done. */
    public void prepare() {
        started(true);
    }

    /** The run that stands by; one is started if there is none. Null if the lab does not need the model checker. */
    private @Nullable ModelRun started(boolean controlFirst) {
        if (Plan.needsModel(plan) && (model == null || !model.isAlive())) {
            closeModel();
            model = new ModelRun(lab, controlFirst, classes(), directory.resolve("model"));
        }
        return model;
    }

    /** Ends what was prepared, and leaves the folder to others. */
    @Override
    public void close() {
        closeModel();
        claim.close();
    }

    private void closeModel() {
        if (model != null) {
            model.close();
        }
    }

    /**
     * Grades a file.
     *
     * @param listener is told of each step as soon as it has ended
     * @throws IOException if a file cannot be read or written
     * @throws InterruptedException if this thread was interrupted; what runs is killed
     */
    public Grade grade(Path file, Consumer<StepResult> listener) throws IOException, InterruptedException {
        Grade quick = gradeSchedules(file, listener);
        return quick.last().passed() ? gradeStress(quick, listener) : quick;
    }

    /** All but the steps that take as long as the others together. */
    public Grade gradeSchedules(Path file, Consumer<StepResult> listener) throws IOException, InterruptedException {
        ModelRun run = started(false);
        List<StepResult> results = new ArrayList<>();
        try {
            if (!tell(compile(file), results, listener)) {
                return new Grade(results);
            }
            List<Stage> stages = new ArrayList<>();
            if (plan.contains(Step.CONTRACT)) {
                stages.add(new ContractRun(contractLimit));
            }
            if (run != null) {
                stages.add(run);
            }
            if (plan.contains(Step.HAPPENS_BEFORE)) {
                stages.add(new HappensBeforeRun());
            }
            run(stages, results, listener);
        } finally {
            if (run != null && !run.isControlFirst()) {
                run.close(); // there is time now to prepare a better one
            }
        }
        return new Grade(results);
    }

    /** The steps that take long, of the file that has passed the others; the grade of all of them. */
    public Grade gradeStress(Grade passed, Consumer<StepResult> listener) throws IOException, InterruptedException {
        List<StepResult> results = new ArrayList<>(passed.steps());
        run(longStages(passed), results, listener);
        return new Grade(results);
    }

    /** Where the model checker could not look, the real machine looks at its races, too. */
    private List<Stage> longStages(Grade passed) {
        List<Stage> stages = new ArrayList<>();
        if (plan.contains(Step.GENERATED)) {
            stages.add(new GeneratedRun(kept));
        }
        boolean noLook = passed.steps().stream().anyMatch(step -> step.step() == Step.MODEL && !step.looked());
        if (plan.contains(Step.STRESS)) {
            stages.add(new StressRun(lab.judging(Look.STRESS)));
        } else if (noLook) {
            stages.add(new StressRun(
                    lab.judging(Look.MODEL).stream().filter(Races::hasControl).toList()));
        }
        lab.measurements().stream()
                .filter(Measurement::isGraded)
                .forEach(measurement -> stages.add(new MeasureRun(measurement)));
        return stages;
    }

    private void run(List<Stage> stages, List<StepResult> results, Consumer<StepResult> listener)
            throws IOException, InterruptedException {
        Answer compiled = answer == null ? new Answer(lesson, lab, classes(), directory, false) : answer;
        for (Stage stage : stages) {
            for (StepResult result : stage.run(compiled)) {
                if (!tell(result, results, listener)) {
                    return;
                }
            }
        }
    }

    /**
     * Adds a result and tells it; returns whether the next step may follow. An interrupt makes tools fail in ways of their
     * own, the compiler for one, which then finds errors where there are none: what comes of that is no result.
     */
    static boolean tell(StepResult result, List<StepResult> results, Consumer<StepResult> listener)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the grading was cancelled");
        }
        results.add(result);
        listener.accept(result);
        return result.passed();
    }

    private StepResult compile(Path file) throws IOException {
        Folders.empty(classes());
        List<String> errors = Compiler.compile(file, System.getProperty("java.class.path"), classes());
        if (!errors.isEmpty()) {
            return StepResult.failed(Step.COMPILE, "the compiler does not accept it", errors);
        }
        if (!Files.exists(classes().resolve(lesson.className().replace('.', '/') + ".class"))) {
            return StepResult.failed(Step.COMPILE, "another class", List.of(otherClass()));
        }
        List<String> forbidden = ForbiddenCalls.find(classes());
        if (!forbidden.isEmpty()) {
            return StepResult.failed(Step.COMPILE, "a call that was refused", forbidden);
        }
        answer = new Answer(lesson, lab, classes(), directory, OwnThreads.isIn(classes()));
        return StepResult.passed(Step.COMPILE, file.getFileName().toString());
    }

    private String otherClass() {
        String name = lesson.className();
        String inNone = name.substring(name.lastIndexOf('.') + 1) + ".class";
        return Files.exists(classes().resolve(inNone))
                ? "the first line is missing: package " + name.substring(0, name.lastIndexOf('.')) + ";"
                : "the file must hold the class " + name;
    }
}
