package io.raceproof.lessons.grading;

import io.raceproof.lessons.Exercise;
import io.raceproof.lessons.Exercise.WrongFix;
import io.raceproof.lessons.Lesson;
import io.raceproof.stress.jcstress.Budget;
import io.raceproof.stress.jcstress.Jcstress;
import io.raceproof.stress.jcstress.StressTable;
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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Grades answers to a lesson's exercise, one after the other. Starting the model checker takes longer than all the rest of a
 * quick verdict, so that is done beside the first steps. If it is done before, while the learner writes, so is what does not
 * depend on the answer, the run of the lesson's broken version (the control):
 *
 * <pre>
 *   prepare: model checker ──► control ──► waits ─┐        or, unprepared:
 *   grade:   compile ──► contract ────────────────┴► aimed schedules ──► answer's [──► control] ──► stress
 *            model checker ───────────────────────┘
 * </pre>
 *
 * <p>For one thread at a time; several graders may work in different directories.
 */
public final class Grader implements AutoCloseable {
    private static final Duration CONTRACT_LIMIT = Duration.ofSeconds(10);
    private static final int SCHEDULES = 300;
    private static final Duration MODEL_LIMIT = Duration.ofMinutes(1);
    private static final Duration STRESS_LIMIT = Duration.ofMinutes(2);
    private static final int MOST_ROUNDS = 3;

    private final Lesson lesson;
    private final Exercise exercise;
    private final Path directory;
    private final Duration contractLimit;
    private final JvmSettings settings;

    /** The model checker that was started and has not been asked. */
    private @Nullable Standby standby;

    /** Whether it explores the control meanwhile. */
    private boolean prepared;

    /**
     * Makes one.
     *
     * @param directory for its files; it should be of nobody else
     */
    public Grader(Lesson lesson, Path directory) {
        this(lesson, directory, CONTRACT_LIMIT);
    }

    Grader(Lesson lesson, Path directory, Duration contractLimit) {
        this.lesson = lesson;
        this.exercise = lesson.exercise();
        this.directory = directory.toAbsolutePath();
        this.contractLimit = contractLimit;
        this.settings = new JvmSettings(List.of(classes()), List.of());
    }

    private Path classes() {
        return directory.resolve("classes");
    }

    /** The same classes, for the model checker. */
    private Path witnessed() {
        return directory.resolve("witnessed");
    }

    /** The lesson whose exercise it grades. */
    public Lesson lesson() {
        return lesson;
    }

    /** Does what can be done before there is an answer; returns at once. Without effect if that was done. */
    public void prepare() {
        standBy(control());
        prepared = true;
    }

    /** Starts the model checker, unless it stands by. */
    private void standBy(Class<? extends Scenario> first) {
        if (standby != null && standby.isAlive()) {
            return;
        }
        close();
        try {
            Files.createDirectories(witnessed()); // a JVM forgets a folder that is not there when it starts
        } catch (IOException e) {
            throw new UncheckedIOException("a folder for classes cannot be made: " + witnessed(), e);
        }
        JvmSettings witnesses = new JvmSettings(List.of(witnessed()), List.of());
        standby = ModelCheck.standBy(List.of(first), SCHEDULES, witnesses, directory.resolve("model"));
    }

    /** Ends what was prepared. */
    @Override
    public void close() {
        if (standby != null) {
            standby.close();
            standby = null;
        }
        prepared = false;
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

    /** All but the stress step, which takes as long as the others together. */
    public Grade gradeSchedules(Path file, Consumer<StepResult> listener) throws IOException, InterruptedException {
        standBy(WarmUp.class);
        List<StepResult> results = new ArrayList<>();
        try {
            for (Run run : List.<Run>of(
                    () -> compile(file),
                    () -> ContractRun.run(exercise.contract(), settings, contractLimit, directory.resolve("contract")),
                    this::wrongFixesAndModel)) {
                if (!tell(run.run(), results, listener)) {
                    break;
                }
            }
        } finally {
            if (!prepared) {
                close();
            }
        }
        return new Grade(results);
    }

    /** The stress step, of the file that has passed the others; the grade of all of them. */
    public Grade gradeStress(Grade passed, Consumer<StepResult> listener) throws InterruptedException {
        List<StepResult> results = new ArrayList<>(passed.steps());
        tell(stress(), results, listener);
        return new Grade(results);
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

    private interface Run {
        StepResult run() throws IOException, InterruptedException;
    }

    private StepResult compile(Path file) throws IOException {
        deleteAllIn(classes());
        deleteAllIn(witnessed());
        List<String> errors = Compiler.compile(file, System.getProperty("java.class.path"), classes());
        if (!errors.isEmpty()) {
            return StepResult.failed(Step.COMPILE, "the compiler does not accept it", errors);
        }
        if (!Files.exists(classes().resolve(exercise.className().replace('.', '/') + ".class"))) {
            return StepResult.failed(
                    Step.COMPILE, "another class", List.of("the file must hold the class " + exercise.className()));
        }
        List<String> forbidden = ForbiddenCalls.find(classes());
        if (!forbidden.isEmpty()) {
            return StepResult.failed(Step.COMPILE, "a call that was refused", forbidden);
        }
        WitnessedLocks.copy(classes(), witnessed());
        return StepResult.passed(Step.COMPILE, file.getFileName().toString());
    }

    /** The folder stays: a JVM that stands by looks into it. */
    private static void deleteAllIn(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(folder)) {
                    Files.delete(path);
                }
            }
        }
    }

    /** One run of the tool for both steps: the schedules that aim at mistakes, and the answer's. */
    private StepResult wrongFixesAndModel() throws InterruptedException {
        List<Class<? extends Scenario>> scenarios = new ArrayList<>();
        exercise.wrongFixes().forEach(wrongFix -> scenarios.add(wrongFix.schedules()));
        scenarios.add(exercise.schedules());
        if (!prepared) {
            scenarios.add(control());
        }
        ModelCheck.Result result = Objects.requireNonNull(standby).explore(scenarios, MODEL_LIMIT);
        List<Exploration> found = result.explorations();
        Exploration control = prepared ? found.get(0) : found.get(found.size() - 1);
        return judge(found.subList(1, found.size()), control, result);
    }

    private Class<? extends Scenario> control() {
        return lesson.broken().schedules();
    }

    /** Of the schedules that aim at mistakes, in their order, and of the answer's. */
    StepResult judge(List<Exploration> found, Exploration control, ModelCheck.Result result) {
        for (int i = 0; i < exercise.wrongFixes().size(); i++) {
            Exploration exploration = found.get(i);
            WrongFix wrongFix = exercise.wrongFixes().get(i);
            if (wrongFix.sign().isShownBy(exploration.finding())) {
                return broken(Step.WRONG_FIX, exploration, wrongFix.misconception());
            }
            if (exploration.finding().isBroken()) {
                return broken(Step.MODEL, exploration, null); // broken, and not by the mistake that was aimed at
            }
            if (exploration.finding() == Exploration.Finding.TOOL_TROUBLE) {
                return StepResult.trouble(Step.WRONG_FIX, Verdict.ENVIRONMENT, exploration.message());
            }
        }
        Exploration answer = found.get(exercise.wrongFixes().size());
        if (answer.finding().isBroken()) {
            return broken(Step.MODEL, answer, null);
        }
        Judgement judgement = Judge.model(answer, control, withCanary(result, control));
        return judgement.verdict() == Verdict.HELD
                ? StepResult.passed(Step.MODEL, answer.schedules() + " schedules")
                : StepResult.trouble(Step.MODEL, judgement.verdict(), judgement.reason());
    }

    /** A control that comes last ends the run before the canary: it is a canary itself, of this very kind of bug. */
    private static ModelCheck.Result withCanary(ModelCheck.Result result, Exploration control) {
        return result.canary().finding() == Exploration.Finding.NOT_RUN
                ? new ModelCheck.Result(control, result.explorations())
                : result;
    }

    private StepResult broken(Step step, Exploration exploration, @Nullable String misconception) {
        List<String> details = new ArrayList<>();
        details.add(exploration.message());
        if (misconception != null) {
            details.add(misconception);
        }
        String summary = switch (exploration.finding()) {
            case DEADLOCK -> "deadlock: every thread waits";
            case LIVELOCK -> "the threads run without getting on";
            default -> "an interleaving breaks it";
        };
        Interleaving interleaving = exploration.interleaving();
        return new StepResult(
                step, Verdict.BROKEN, summary, details, interleaving == null ? null : condense(interleaving));
    }

    private Story condense(Interleaving interleaving) {
        String learnersPackage =
                exercise.className().substring(0, exercise.className().lastIndexOf('.') + 1);
        return Condenser.condense(interleaving, name -> name.startsWith(learnersPackage));
    }

    private StepResult stress() throws InterruptedException {
        List<String> tests =
                List.of(lesson.broken().race().getName(), exercise.race().getName());
        StressTable control = new StressTable(tests.get(0), List.of());
        StressTable answer = new StressTable(tests.get(1), List.of());
        Judgement judgement = Judgement.of(Verdict.INCONCLUSIVE, "");
        for (int round = 1; round <= MOST_ROUNDS && judgement.verdict() == Verdict.INCONCLUSIVE; round++) {
            List<StressTable> tables = Jcstress.session(
                            tests, Budget.SMOKE, STRESS_LIMIT, settings, directory.resolve("stress"))
                    .tables();
            control = control.plus(tables.get(0));
            answer = answer.plus(tables.get(1));
            judgement = Judge.stress(answer, control);
        }
        return switch (judgement.verdict()) {
            case HELD -> StepResult.passed(Step.STRESS, String.format(Locale.ROOT, "%,d samples", answer.samples()));
            case BROKEN -> StepResult.failed(Step.STRESS, "the real machine breaks it", List.of(judgement.reason()));
            case INCONCLUSIVE, ENVIRONMENT -> StepResult.trouble(Step.STRESS, judgement.verdict(), judgement.reason());
        };
    }
}
