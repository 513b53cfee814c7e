package io.raceproof.lessons.runner;

import com.google.gson.GsonBuilder;
import io.raceproof.lessons.BadLessonException;
import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.demo.LessonRun;
import io.raceproof.lessons.grading.Grade;
import io.raceproof.lessons.grading.StepResult;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The commands of the learner's runner: what can be said on the command line, and who does it. Each returns the exit
 * status of its verdict: 0 HELD, 1 BROKEN, 2 INCONCLUSIVE, 3 ENVIRONMENT; 64 is a mistake in the command line.
 */
@Command(
        name = "raceproof",
        subcommands = Dev.class,
        description = {
            "Learn what the scheduler can do to your code.",
            "",
            "Without a command it resumes at the first lesson that is not solved: it puts the exercise into your folder,"
                    + " and judges it each time you save."
        },
        footer = {
            "",
            "Exit status: 0 HELD, 1 BROKEN, 2 INCONCLUSIVE, 3 ENVIRONMENT, 64 usage.",
            "Your code runs in a JVM of its own, with limits. That protects from accidents; it is no sandbox."
        },
        usageHelpWidth = Terminal.WIDTH,
        mixinStandardHelpOptions = true,
        version = "raceproof 0.1.0",
        scope = CommandLine.ScopeType.INHERIT,
        exitCodeOnInvalidInput = 64,
        exitCodeOnExecutionException = 3)
public final class Cli implements Callable<Integer> {
    private static final String LESSON = "the number of a lesson; without it, the first that is not solved";

    @Option(
            names = "--dir",
            paramLabel = "FOLDER",
            scope = CommandLine.ScopeType.INHERIT,
            description = "your folder; ${DEFAULT-VALUE} if not given")
    private Path folder = Path.of(Workspace.DEFAULT_NAME);

    private final Terminal terminal;

    /** With this terminal. */
    public Cli(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs a command line, and returns the exit status. */
    public static int run(Terminal terminal, String... arguments) {
        return new CommandLine(new Cli(terminal))
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    Throwable cause = e.getCause() instanceof IOException io ? io : e;
                    if (cause instanceof BadLessonException bad) {
                        command.getErr().println("raceproof: " + bad.getMessage());
                        return Verdict.ENVIRONMENT.exitCode();
                    }
                    command.getErr().println("raceproof: ENVIRONMENT: " + sentence(cause));
                    return Verdict.ENVIRONMENT.exitCode();
                })
                .execute(arguments);
    }

    private static String sentence(Throwable cause) {
        if (cause instanceof AccessDeniedException) {
            return cause.getMessage() + " may not be read or written: change its permissions, or choose another folder"
                    + " with --dir";
        }
        return cause.getMessage() + " (" + cause.getClass().getSimpleName() + ")";
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return watch(null);
    }

    @Command(description = "Judge a lesson's exercise each time you save it.")
    int watch(@Parameters(arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name)
            throws IOException, InterruptedException {
        try (Keys keys = Keys.ofProcess(terminal.isInteractive());
                WatchActions actions = new WatchActions(terminal, workspace(), keys)) {
            new Watch(keys, terminal, actions).run(lesson(name));
        }
        return Verdict.HELD.exitCode();
    }

    private record Listed(String id, String title, boolean solved) {}

    @Command(description = "List the lessons, and which you have solved.")
    int list(@Option(names = "--json", description = "for programs") boolean json) {
        if (json) {
            Set<String> passed = workspace().passed();
            print(Lessons.all().stream()
                    .map(lesson -> new Listed(lesson.id(), lesson.title(), passed.contains(lesson.id())))
                    .toList());
        } else {
            desk().list();
        }
        return 0;
    }

    private record Checked(int schema, String lesson, String file, Verdict verdict, List<StepResult> steps) {}

    @Command(description = "Judge a lesson's exercise once.")
    int check(
            @Parameters(arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name,
            @Option(names = "--json", description = "for programs") boolean json)
            throws IOException, InterruptedException {
        Lesson lesson = lesson(name);
        Path file = workspace().file(lesson);
        Grade grade;
        try (Judging judging = new Judging(terminal, workspace())) {
            grade = json ? judging.silently(lesson, file) : judging.shown(lesson, file);
        }
        if (json) {
            print(new Checked(1, lesson.id(), file.toString(), grade.verdict(), grade.steps()));
        }
        return grade.verdict().exitCode();
    }

    @Command(description = "Show the next hint for an exercise: a question, the place, the strategy, near-code.")
    int hint(@Parameters(arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name)
            throws IOException {
        desk().hint(lesson(name));
        return 0;
    }

    @Command(description = "Show the text of a lesson.")
    int read(@Parameters(arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name) {
        desk().read(lesson(name));
        return 0;
    }

    @Command(description = "Run a lesson's demonstration: the broken version and its fixes, through three lenses.")
    int demo(
            @Parameters(arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name,
            @Option(
                            names = "--out",
                            paramLabel = "FOLDER",
                            description = "where the page goes; your folder if not given")
                    @Nullable
                    Path out)
            throws IOException, InterruptedException {
        Lesson lesson = lesson(name);
        Path target = out != null ? out : folder.resolve(".raceproof").resolve("demo");
        return new LessonRun(lesson, terminal, target).run().exitCode();
    }

    @Command(description = "Tick the outcomes you expect of the broken version, then see what happens here.")
    int predict(@Parameters(arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name)
            throws IOException, InterruptedException {
        Lesson lesson = lesson(name);
        return new Prediction(lesson, terminal, workspace().scratch(lesson), Prediction::lineOfProcess).run();
    }

    @Command(description = "Tell where the page is that shows, step by step, how your last check failed.")
    int trace(@Parameters(arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name) {
        return desk().trace(lesson(name)) ? 0 : 1;
    }

    @Command(description = "Show right answers, once you have solved the exercise.")
    int solution(
            @Parameters(arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name,
            @Option(names = "--give-up", description = "show them although it is not solved") boolean giveUp) {
        return desk().solution(lesson(name), giveUp) ? 0 : 1;
    }

    @Command(description = "Start an exercise anew; your file is put aside first.")
    int reset(@Parameters(arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name)
            throws IOException {
        desk().reset(lesson(name));
        return 0;
    }

    @Command(description = "Look whether this machine has what the lessons need.")
    int doctor(@Option(names = "--json", description = "for programs") boolean json) {
        List<Doctor.Line> lines = Doctor.examine(folder);
        if (json) {
            print(lines);
        } else {
            Doctor.show(terminal, lines);
        }
        return Doctor.verdict(lines).exitCode();
    }

    @Command(
            description =
                    "Grade the starter, the right answers and the wrong fixes of lessons, to show that the grader judges right.")
    int prove(
            @Parameters(arity = "0..1", paramLabel = "LESSON", description = "the number of a lesson; without it, all")
                    @Nullable
                    String name,
            @Option(names = "--sample", paramLabel = "N", description = "only N right and N wrong answers of each")
                    @Nullable
                    Integer sample)
            throws IOException, InterruptedException {
        List<Lesson> lessons = name == null ? Lessons.all() : List.of(lesson(name));
        int most = sample == null ? Integer.MAX_VALUE : sample;
        return new ProofReport(terminal)
                .prove(lessons, most, folder.resolve(".raceproof"))
                .exitCode();
    }

    Terminal terminal() {
        return terminal;
    }

    /** For files of ours that are of no lesson. */
    Path scratch() {
        return folder.resolve(".raceproof");
    }

    private void print(Object value) {
        terminal.line(new GsonBuilder()
                .disableHtmlEscaping()
                .setPrettyPrinting()
                .create()
                .toJson(value));
    }

    private Desk desk() {
        return new Desk(terminal, workspace());
    }

    private Workspace workspace() {
        return new Workspace(folder);
    }

    private Lesson lesson(@Nullable String name) {
        if (name != null) {
            return Lessons.find(name)
                    .orElseThrow(() -> new CommandLine.ParameterException(
                            new CommandLine(this), "there is no lesson " + name + ": see raceproof list"));
        }
        List<Lesson> all = Lessons.all();
        Set<String> passed = workspace().passed();
        return all.stream()
                .filter(lesson -> !passed.contains(lesson.id()))
                .findFirst()
                .orElse(all.get(all.size() - 1));
    }
}
