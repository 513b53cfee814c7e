package io.raceproof.lessons.runner;

import com.google.gson.GsonBuilder;
import io.raceproof.lessons.BadLessonException;
import io.raceproof.lessons.KitMap;
import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.demo.LessonRun;
import io.raceproof.lessons.grading.Grade;
import io.raceproof.lessons.grading.StepResult;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
        subcommands = {
            BoardCommand.class,
            JoinCommand.class,
            CardCommand.class,
            BookCommand.class,
            PrintCommand.class,
            Dev.class
        },
        description = {
            "Learn what the scheduler can do to your code.",
            "",
            "Without a command it opens the first lesson that is not solved: story, prediction, what happens,"
                    + " exercise. The exercise is put into your folder, and judged each time you save."
        },
        footer = {
            "",
            "Exit status: 0 HELD, 1 BROKEN, 2 INCONCLUSIVE, 3 ENVIRONMENT, 64 usage.",
            "Your code runs in a JVM of its own, with limits. That protects from accidents; it is no sandbox."
        },
        mixinStandardHelpOptions = true,
        version = "raceproof 0.1.0",
        scope = CommandLine.ScopeType.INHERIT,
        exitCodeOnInvalidInput = 64,
        exitCodeOnExecutionException = 3)
public final class Cli implements Callable<Integer> {
    private static final int LEAST_USAGE_WIDTH = 55;
    private static final String LESSON = "the number of a lesson; without it, the first that is not solved";

    @Option(
            names = "--dir",
            paramLabel = "FOLDER",
            scope = CommandLine.ScopeType.INHERIT,
            description = "your folder; if not given, the one you are in, else " + Workspace.DEFAULT_NAME)
    private Path folder = Workspace.defaultFolder(Path.of(""));

    private final Terminal terminal;

    /** With this terminal. */
    public Cli(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs a command line on the terminal of this process, as wide as that is, and returns the exit status. */
    public static int run(String... arguments) {
        Terminal terminal = Terminal.ofProcess();
        return run(terminal.withWidth(Window.ofProcess(terminal.isInteractive()).columns()), arguments);
    }

    /** Runs a command line, and returns the exit status. */
    public static int run(Terminal terminal, String... arguments) {
        Cli cli;
        try {
            cli = new Cli(terminal);
        } catch (InvalidPathException e) {
            System.err.println(
                    "raceproof: ENVIRONMENT: this folder's name has characters that the locale does not know: set"
                            + " LC_ALL=C.UTF-8, or go to another folder");
            return Verdict.ENVIRONMENT.exitCode();
        }
        return new CommandLine(cli)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(Math.max(LEAST_USAGE_WIDTH, terminal.width()))
                .setParameterExceptionHandler((mistake, line) -> {
                    CommandLine command = mistake.getCommandLine();
                    command.getErr().println("raceproof: " + mistake.getMessage());
                    command.getErr().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
                    return command.getCommandSpec().exitCodeOnInvalidInput();
                })
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
        if (cause instanceof LostFileException) {
            return String.valueOf(cause.getMessage());
        }
        if (cause instanceof InvalidPathException || (cause instanceof NoSuchFileException && isUnknownHere(cause))) {
            return "a folder's or file's name has characters that the locale does not know: set LC_ALL=C.UTF-8, or"
                    + " choose another folder with --dir (" + cause.getMessage() + ")";
        }
        if (cause instanceof AccessDeniedException) {
            return cause.getMessage() + " may not be read or written: change its permissions, or choose another folder"
                    + " with --dir";
        }
        return cause.getMessage() + " (" + cause.getClass().getSimpleName() + ")";
    }

    /** What the locale cannot encode, the JDK reads as one of these. */
    private static boolean isUnknownHere(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("\ufffd") || message.contains("?");
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return watch(lesson(null), true, false);
    }

    @Command(description = "Judge a lesson's exercise each time you save it.")
    int watch(
            @Parameters(arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name,
            @Option(
                            names = "--page",
                            description =
                                    "keep a page in a browser in step with each save: verdict, steps, interleaving")
                    boolean page)
            throws IOException, InterruptedException {
        return watch(lesson(name), false, page);
    }

    private int watch(Lesson lesson, boolean introducing, boolean page) throws IOException, InterruptedException {
        try (Keys keys = Keys.ofProcess(terminal.isInteractive());
                @Nullable LivePage live = page ? LivePage.open(terminal) : null;
                WatchActions actions = new WatchActions(
                        terminal, workspace(), keys, introducing, live == null ? Judging.Audience.NONE : live)) {
            new Watch(keys, terminal, actions).run(lesson);
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
            commands().list();
        }
        return 0;
    }

    private record Checked(
            int schema,
            String lesson,
            String file,
            Verdict verdict,
            List<StepResult> steps,
            @Nullable String token) {}

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
            String token = ReproToken.of(lesson, ReproToken.linesOf(file), grade.last())
                    .map(ReproToken::toString)
                    .orElse(null);
            print(new Checked(1, lesson.id(), file.toString(), grade.verdict(), grade.steps(), token));
        }
        return grade.verdict().exitCode();
    }

    @Command(description = "Show the next hint for an exercise: a question, the place, the strategy, near-code.")
    int hint(@Parameters(arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name)
            throws IOException {
        commands().hint(lesson(name));
        return 0;
    }

    @Command(description = "Show the text of a lesson.")
    int read(@Parameters(arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name)
            throws InterruptedException {
        Lesson lesson = lesson(name);
        try (Keys keys = Keys.ofProcess(terminal.isInteractive())) {
            commands().read(lesson, keys);
        }
        return 0;
    }

    @Command(
            description =
                    "Guess what is wrong with another learner's answer, then see the interleaving that breaks it.")
    int wrong(
            @Parameters(index = "0", arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name,
            @Parameters(
                            index = "1",
                            arity = "0..1",
                            paramLabel = "NAME",
                            description = "of the answer; without it, the next")
                    @Nullable
                    String answer)
            throws IOException, InterruptedException {
        return new Guess(lesson(name), terminal, workspace(), Prediction::lineOfProcess).run(answer);
    }

    @Command(description = "Show where the real executor does what each lesson is about, and what checks it.")
    int map() {
        for (KitMap.Entry entry : KitMap.entries()) {
            terminal.wrapped("", "Lesson " + entry.lesson() + ": " + entry.what());
            for (KitMap.Line line : List.of(entry.executor(), entry.harness())) {
                terminal.line("  " + line.file());
                terminal.line("      " + line.text());
            }
        }
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
        Sharing sharing = new Sharing(terminal, workspace());
        return new Prediction(
                        lesson,
                        terminal,
                        workspace().scratch(lesson),
                        Prediction::lineOfProcess,
                        (predicted, seen) -> sharing.predicted(lesson, predicted, seen))
                .run();
    }

    @Command(
            description =
                    "Print where the page is that shows, step by step, how your last check failed; there you can be the"
                            + " scheduler. With the token of a failing check, find its interleaving on this machine.")
    int trace(
            @Parameters(
                            index = "0",
                            arity = "0..1",
                            paramLabel = "LESSON|TOKEN",
                            description = LESSON + "; or what a failing check has printed")
                    @Nullable
                    String name,
            @Parameters(
                            index = "1",
                            arity = "0..1",
                            paramLabel = "FILE",
                            description = "the code of the token; your own if not given")
                    @Nullable
                    Path file,
            @Option(
                            names = "--explore",
                            paramLabel = "SCHEDULE",
                            description = "record schedules that begin so, as the page writes them: 1212")
                    @Nullable
                    String explore,
            @Option(
                            names = "--of",
                            paramLabel = "VERSION",
                            description = "of a version in the page of the demonstration, in place of your answer")
                    @Nullable
                    String version)
            throws IOException, InterruptedException {
        if (name != null && ReproToken.isMeant(name)) {
            return replay(name, file) ? 0 : 1;
        }
        Lesson lesson = lesson(name);
        Traces traces = new Traces(terminal, workspace());
        if (explore == null && version == null) {
            return traces.show(lesson) ? 0 : 1;
        }
        String first = explore == null ? "" : explore;
        if (!Traces.isSchedule(first)) {
            throw usage("\"" + first
                    + "\" is no schedule: give a digit for each step, the number of its thread, as in 1212");
        }
        List<String> versions =
                lesson.versions().stream().map(Lesson.Version::name).toList();
        if (version != null && !versions.contains(version)) {
            throw usage("there is no version " + version + ": " + String.join(", ", versions));
        }
        return traces.explore(lesson, version, first) ? 0 : 1;
    }

    private boolean replay(String text, @Nullable Path file) throws IOException, InterruptedException {
        ReproToken token;
        try {
            token = ReproToken.parse(text);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
        if (file != null && !Files.isRegularFile(file)) {
            throw usage("there is no file " + file);
        }
        Lesson lesson = lesson(Integer.toString(token.lesson()));
        Path code = file == null ? workspace().file(lesson) : file;
        return new Replay(terminal, workspace()).run(token, lesson, code);
    }

    private CommandLine.ParameterException usage(String mistake) {
        return new CommandLine.ParameterException(new CommandLine(this), mistake);
    }

    @Command(description = "Show right answers, once you have solved the exercise.")
    int solution(
            @Parameters(index = "0", arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name,
            @Parameters(
                            index = "1",
                            arity = "0..1",
                            paramLabel = "NAME",
                            description = "of the answer; without it, the best")
                    @Nullable
                    String answer,
            @Option(names = "--give-up", description = "show them although it is not solved") boolean giveUp) {
        return commands().solution(lesson(name), answer, giveUp) ? 0 : 1;
    }

    @Command(description = "Start an exercise anew; your file is put aside first.")
    int reset(@Parameters(arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name)
            throws IOException {
        commands().reset(lesson(name));
        return 0;
    }

    @Command(
            name = "catch-up",
            description =
                    "Go to a lesson, with right answers in place of the earlier exercises that you have not solved.")
    int catchUp(@Parameters(paramLabel = "LESSON", description = "the number of the lesson to be at") String name)
            throws IOException {
        commands().catchUp(lesson(name));
        return 0;
    }

    @Command(description = "Show a lesson on a projector: a slide at a time, bright on black; a key reveals the next.")
    int present(
            @Parameters(arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name,
            @Option(
                            names = "--browser",
                            description = "in the browser of this machine, in letters as large as they can be")
                    boolean browser)
            throws IOException, InterruptedException {
        Lesson lesson = lesson(name);
        try (Keys keys = Keys.ofProcess(terminal.isInteractive())) {
            if (browser) {
                BrowserPresentation.show(lesson, terminal, keys, workspace().demonstration());
            } else {
                new Presentation(lesson, terminal, keys, System.getenv())
                        .run(workspace().demonstration());
            }
        }
        return 0;
    }

    @Command(
            description = "Print the instructor's guide to a workshop, in Markdown: agenda, checklist, wrong answers to"
                    + " expect.")
    int guide(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "FORMAT",
                            defaultValue = "90",
                            description = "90 (minutes), half (a day), day or two (days); 90 if not given")
                    String format) {
        Guide.Format chosen = Guide.Format.of(format)
                .orElseThrow(() -> usage("there is a guide for 90, half, day and two, not for '" + format + "'"));
        new Guide(chosen, Lessons.all()).markdown().lines().forEach(terminal::line);
        return 0;
    }

    @Command(description = "Write one zip of all of this, for machines that have a JDK and no network.")
    int bundle(
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            defaultValue = "raceproof-bundle.zip",
                            description = "the zip; ${DEFAULT-VALUE} if not given")
                    Path out)
            throws IOException {
        new Bundle(ClassPath.ofProcess()).write(out);
        terminal.line(
                String.format(Locale.ROOT, "%s (%.1f MB): unpack it, then sh raceproof", out, Files.size(out) / 1e6));
        return 0;
    }

    @Command(description = "Check that this machine has what the lessons need.")
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
            description = "Grade the starter, the right answers and the wrong fixes of lessons, to show that the grader"
                    + " judges right.")
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

    private LessonCommands commands() {
        return new LessonCommands(terminal, workspace());
    }

    Workspace workspace() {
        return new Workspace(folder);
    }

    private Lesson lesson(@Nullable String name) {
        if (name != null) {
            return Lessons.find(name).orElseThrow(() -> usage("there is no lesson " + name + ": see raceproof list"));
        }
        List<Lesson> all = Lessons.all();
        Set<String> passed = workspace().passed();
        return all.stream()
                .filter(lesson -> !passed.contains(lesson.id()))
                .findFirst()
                .orElse(all.get(all.size() - 1));
    }
}
