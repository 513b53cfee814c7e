package io.raceproof.lessons.grading;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.lab.Bank;
import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import io.raceproof.lessons.lab.Measurement;
import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.process.ClaimedFolder;
import io.raceproof.stress.race.KeptPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Grades answers to a lesson's exercise, one after the other: with the tools that its lab asks for, each a {@link Stage}.
 * Starting the model checker takes longer than all the rest of a quick verdict, so that is done beside the first steps; while the
 * learner writes it can be done before. It begins with what does not depend on the answer, the lesson's broken versions (the
 * controls). What passes the contract is then looked at with all tools {@linkplain SideBySide side by side}; results are told in
 * the order of the steps, and the first that is no pass ends the others. Only a measurement has the machine to itself.
 *
 * <pre>
 *   model checker ──► controls ──► waits ─┐
 *   compile ──► contract ─────────────────┴► aimed, answer's ──┬──► generated programs ──┐
 *                          ├──► happens-before ────────────────┤ quick verdict           │
 *                          └──► stress ────────────────────────┴─────────────────────────┴──► measurement ──► verdict
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

    /** The model checker that was started last; it may have ended. */
    private @Nullable ModelRun model;

    /** What goes on after the quick verdict. */
    private @Nullable SideBySide longOnes;

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
        this.kept = new KeptPrograms(directory.resolve("programs.jsonl"));
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
        started();
    }

    /** The model checker that stands by; one is started if there is none. Null if the lab does not need it. */
    private @Nullable ModelRun started() {
        if (Plan.needsModel(plan) && (model == null || !model.isAlive())) {
            closeModel();
            model = new ModelRun(lab, kept, classes(), directory.resolve("model"));
        }
        return model;
    }

    /** Ends what was prepared, and leaves the folder to others. */
    @Override
    public void close() {
        closeLongOnes();
        closeModel();
        claim.close();
    }

    private void closeModel() {
        if (model != null) {
            model.close();
        }
    }

    private void closeLongOnes() {
        if (longOnes != null) {
            longOnes.close();
            longOnes = null;
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

    /** All but the steps that take long: those have begun when it returns a grade that passes, and end with the grader. */
    public Grade gradeSchedules(Path file, Consumer<StepResult> listener) throws IOException, InterruptedException {
        closeLongOnes();
        ModelRun run = started();
        List<StepResult> results = new ArrayList<>();
        if (!tell(compile(file), results, listener)) {
            return new Grade(results);
        }
        Answer compiled = Objects.requireNonNull(answer);
        if (plan.contains(Step.CONTRACT) && !tellAll(new ContractRun(contractLimit).run(compiled), results, listener)) {
            return new Grade(results);
        }
        if (lab.bank().isPresent()) {
            results.add(score(compiled, lab.bank().get(), file, listener));
            return new Grade(results);
        }
        SideBySide stages = new SideBySide();
        boolean passed = false;
        try {
            passed = quickOnes(run, compiled, stages, results, listener);
        } finally {
            if (passed) {
                longOnes = stages;
            } else {
                stages.close();
            }
        }
        return new Grade(results);
    }

    /** The answer is a checker: each mutant that it kills is told at once. */
    private static StepResult score(Answer compiled, Bank bank, Path file, Consumer<StepResult> listener)
            throws IOException, InterruptedException {
        return new CheckerRun(compiled, bank, listener).run(file);
    }

    /** Begins all stages, and tells of the quick ones; whether they passed. */
    private boolean quickOnes(
            @Nullable ModelRun run,
            Answer compiled,
            SideBySide stages,
            List<StepResult> results,
            Consumer<StepResult> listener)
            throws IOException, InterruptedException {
        int quick = 0;
        Future<List<StepResult>> generated = null;
        if (run != null) {
            generated = stages.begin(run, compiled);
            stages.add(run.quick());
            quick++;
        }
        if (plan.contains(Step.HAPPENS_BEFORE)) {
            stages.add(new HappensBeforeRun(), compiled);
            quick++;
        }
        if (generated != null) {
            stages.add(generated);
        }
        addStress(stages, compiled);
        for (int i = 0; i < quick; i++) {
            if (!tellAll(stages.next(), results, listener)) {
                return false;
            }
        }
        return true;
    }

    private void addStress(SideBySide stages, Answer compiled) {
        if (plan.contains(Step.STRESS)) {
            stages.add(new StressRun(lab.judging(Look.STRESS)), compiled);
        }
    }

    /** The steps that take long, of the file that has passed the others; alone, only stress. The grade of all of them. */
    public Grade gradeStress(Grade passed, Consumer<StepResult> listener) throws IOException, InterruptedException {
        Answer compiled = answer == null ? new Answer(lesson, lab, classes(), directory, false) : answer;
        List<StepResult> results = new ArrayList<>(passed.steps());
        if (longOnes == null) {
            longOnes = new SideBySide();
            addStress(longOnes, compiled);
        }
        try (SideBySide stages = longOnes) {
            while (stages.hasNext()) {
                if (!tellAll(stages.next(), results, listener)) {
                    return new Grade(results);
                }
            }
        } finally {
            longOnes = null;
        }
        for (Stage stage : lastOnes(passed)) {
            if (!tellAll(stage.run(compiled), results, listener)) {
                break;
            }
        }
        return new Grade(results);
    }

    /** Where the model checker could not look, the real machine looks at its races, too; what is measured is measured alone. */
    private List<Stage> lastOnes(Grade passed) {
        List<Stage> stages = new ArrayList<>();
        boolean noLook = passed.steps().stream().anyMatch(step -> step.step() == Step.MODEL && !step.looked());
        if (noLook && !plan.contains(Step.STRESS)) {
            stages.add(new StressRun(
                    lab.judging(Look.MODEL).stream().filter(Races::hasControl).toList()));
        }
        lab.measurements().stream()
                .filter(Measurement::isGraded)
                .forEach(measurement -> stages.add(new MeasureRun(measurement)));
        return stages;
    }

    private static boolean tellAll(List<StepResult> told, List<StepResult> results, Consumer<StepResult> listener)
            throws InterruptedException {
        for (StepResult result : told) {
            if (!tell(result, results, listener)) {
                return false;
            }
        }
        return true;
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
