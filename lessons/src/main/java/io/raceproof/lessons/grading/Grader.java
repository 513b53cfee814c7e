package io.raceproof.lessons.grading;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.lab.Bank;
import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import io.raceproof.lessons.lab.Measurement;
import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.happensbefore.HappensBefore;
import io.raceproof.stress.process.ClaimedFolder;
import io.raceproof.stress.race.KeptPrograms;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Grades answers to a lesson's exercise, one after the other: with the tools that its lab asks for, each a {@link Stage}.
 * Starting the model checker takes longer than all the rest of a quick verdict, so that is done beside the first steps; while the
 * learner writes it can be done before. It begins with what does not depend on the answer, the lesson's broken versions (the
 * controls). Meanwhile happens-before and single preemptions have a verdict on most wrong answers: what they find is told as soon
 * as it is found, and the model checker then looks for an interleaving that shows it, for who wants that. Only what has passed is
 * stressed, and only a measurement has the machine to itself.
 *
 * <pre>
 *   model checker ──► controls ──► waits ─┐
 *   compile ──┬──► contract ──────────────┴┬──► aimed, answer's ──┬──► generated programs ───────────┐
 *             └──► happens-before's JVM ───┴──► its races, one ───┤ quick verdict                    │
 *                                               preemption        └──► programs, one ──► stress ─────┴──► measurement ──► verdict
 *                                                                      preemption
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
    private @Nullable Running running;

    /**
     * The stages of one answer.
     *
     * @param model what the model checker says of the mistakes and the races
     * @param generated what it says of other programs
     * @param preempted what single preemptions of other programs say
     */
    record Running(
            SideBySide stages,
            CompletableFuture<List<StepResult>> model,
            CompletableFuture<List<StepResult>> generated,
            CompletableFuture<List<StepResult>> preempted)
            implements AutoCloseable {
        @Override
        public void close() {
            stages.close();
        }
    }

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
        closeRunning();
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
        closeRunning();
        closeModel();
        claim.close();
    }

    private void closeModel() {
        if (model != null) {
            model.close();
        }
    }

    private void closeRunning() {
        if (running != null) {
            running.close();
            running = null;
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
        return explain(quick.last().passed() ? gradeStress(quick, listener) : quick, listener);
    }

    /**
     * All but the steps that take long. What can still be asked for goes on when it returns, and ends with the grader: the long
     * steps of an answer that passes, generated programs too, an interleaving of one that does not.
     */
    public Grade gradeSchedules(Path file, Consumer<StepResult> listener) throws IOException, InterruptedException {
        closeRunning();
        ModelRun run = started();
        List<StepResult> results = new ArrayList<>();
        if (!tell(compile(file), results, listener)) {
            return new Grade(results);
        }
        Answer compiled = Objects.requireNonNull(answer);
        SideBySide stages = new SideBySide();
        CountDownLatch contract = new CountDownLatch(1);
        boolean done = false;
        try {
            CompletableFuture<List<StepResult>> early = begin(stages, preempting(contract::await), compiled);
            if (plan.contains(Step.CONTRACT)
                    && !tellAll(new ContractRun(contractLimit).run(compiled), results, listener)) {
                return new Grade(results);
            }
            contract.countDown();
            if (lab.bank().isPresent()) {
                results.add(score(compiled, lab.bank().get(), file, listener));
                return new Grade(results);
            }
            CompletableFuture<List<StepResult>> generated = begin(stages, run, compiled);
            CompletableFuture<List<StepResult>> model = run == null ? generated : run.quick();
            tellQuick(early, model, results, listener);
            Grade grade = new Grade(results);
            CompletableFuture<List<StepResult>> preempted =
                    begin(stages, grade.last().passed() ? new GeneratedRun(kept) : null, compiled);
            running = new Running(stages, model, generated, preempted);
            done = grade.last().passed() || canExplain(grade);
            return grade;
        } finally {
            if (!done) {
                running = null;
                stages.close();
            }
        }
    }

    /** What goes through the answer with single preemptions; null if the lab has nothing for it. */
    private @Nullable Stage preempting(HappensBefore.Gate gate) {
        boolean needed = lab.bank().isEmpty() && (Plan.needsModel(plan) || plan.contains(Step.HAPPENS_BEFORE));
        return needed ? new HappensBeforeRun(gate) : null;
    }

    private static CompletableFuture<List<StepResult>> begin(
            SideBySide stages, @Nullable Stage stage, Answer compiled) {
        return stage == null ? CompletableFuture.completedFuture(List.of()) : stages.begin(stage, compiled);
    }

    /**
     * What breaks the answer is told as soon as one of the two has found it; that the early one could not judge counts only if the
     * model checker finds nothing.
     */
    static void tellQuick(
            CompletableFuture<List<StepResult>> early,
            CompletableFuture<List<StepResult>> model,
            List<StepResult> results,
            Consumer<StepResult> listener)
            throws IOException, InterruptedException {
        CompletableFuture<List<StepResult>> first = new CompletableFuture<>();
        early.whenComplete((found, failure) -> complete(first, found, failure));
        model.thenAccept(found -> {
            if (found.stream().anyMatch(result -> result.verdict() == Verdict.BROKEN)) {
                first.complete(found);
            }
        });
        boolean undecided = SideBySide.resultOf(first).stream()
                .anyMatch(result -> !result.passed() && result.verdict() != Verdict.BROKEN);
        for (CompletableFuture<List<StepResult>> next : undecided ? List.of(model, first) : List.of(first, model)) {
            if (!tellAll(SideBySide.resultOf(next), results, listener)) {
                return;
            }
        }
    }

    private static <T> void complete(CompletableFuture<T> future, @Nullable T result, @Nullable Throwable failure) {
        if (failure == null) {
            future.complete(result);
        } else {
            future.completeExceptionally(failure);
        }
    }

    /** The answer is a checker: each mutant that it kills is told at once. */
    private static StepResult score(Answer compiled, Bank bank, Path file, Consumer<StepResult> listener)
            throws IOException, InterruptedException {
        return new CheckerRun(compiled, bank, listener).run(file);
    }

    /** Whether the model checker may have an interleaving to show for the file that was graded last. */
    public boolean canExplain(Grade grade) {
        return running != null
                && Plan.needsModel(plan)
                && grade.verdict() == Verdict.BROKEN
                && grade.last().story() == null;
    }

    /**
     * Looks for an interleaving that shows what was told without one: of the file that was graded last, with the model checker.
     *
     * @return the grade with what it found; the same grade if there is no interleaving
     */
    public Grade explain(Grade broken, Consumer<StepResult> listener) throws IOException, InterruptedException {
        if (running == null || !canExplain(broken)) {
            return broken;
        }
        List<StepResult> results = new ArrayList<>(broken.steps());
        try (Running begun = running) {
            List<StepResult> found = new ArrayList<>(SideBySide.resultOf(begun.model()));
            if (broken.last().step() == Step.GENERATED) {
                found.addAll(SideBySide.resultOf(begun.generated()));
            }
            for (StepResult result : found) {
                if (result.verdict() == Verdict.BROKEN && result.story() != null) {
                    tell(result.with(broken.last().races()), results, listener);
                    break;
                }
            }
        } finally {
            running = null;
        }
        return new Grade(results);
    }

    /**
     * The steps that take long, of the file that has passed the others; alone, only stress. What a generated program breaks may be
     * explained afterwards, as with the quick verdict.
     *
     * @return the grade of all of them
     */
    public Grade gradeStress(Grade passed, Consumer<StepResult> listener) throws IOException, InterruptedException {
        Answer compiled = answer == null ? new Answer(lesson, lab, classes(), directory, false) : answer;
        List<StepResult> results = new ArrayList<>(passed.steps());
        if (!tellRunning(compiled, results, listener)) {
            return new Grade(results);
        }
        for (Stage stage : lastOnes(passed)) {
            if (!tellAll(stage.run(compiled), results, listener)) {
                break;
            }
        }
        return new Grade(results);
    }

    /** What goes on, then stress beside it. All of it has ended then, unless it can still explain something. */
    private boolean tellRunning(Answer compiled, List<StepResult> results, Consumer<StepResult> listener)
            throws IOException, InterruptedException {
        CompletableFuture<List<StepResult>> none = CompletableFuture.completedFuture(List.of());
        Running begun = running == null ? new Running(new SideBySide(), none, none, none) : running;
        boolean explains = false;
        try {
            if (!tellAll(SideBySide.resultOf(begun.preempted()), results, listener)) {
                explains = canExplain(new Grade(results));
                return false;
            }
            Stage stress = plan.contains(Step.STRESS) ? new StressRun(lab.judging(Look.STRESS)) : null;
            CompletableFuture<List<StepResult>> stressed = begin(begun.stages(), stress, compiled);
            return tellAll(SideBySide.resultOf(begun.generated()), results, listener)
                    && tellAll(SideBySide.resultOf(stressed), results, listener);
        } finally {
            if (!explains) {
                begun.close();
                running = null;
            }
        }
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
