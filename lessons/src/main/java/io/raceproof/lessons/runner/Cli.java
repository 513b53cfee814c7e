package io.raceproof.lessons.runner;

import com.google.gson.GsonBuilder;
import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.demo.LessonRun;
import io.raceproof.lessons.demo.TracePage;
import io.raceproof.lessons.grading.Grade;
import io.raceproof.lessons.grading.Grader;
import io.raceproof.stress.report.Progress;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The commands of the learner's runner. Each returns the exit status of its verdict: 0 HELD, 1 BROKEN, 2 INCONCLUSIVE, 3
 * ENVIRONMENT; 64 is a mistake in the command line.
 */
@Command(
        name = "raceproof",
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
                    command.getErr()
                            .println("raceproof: ENVIRONMENT: " + cause.getMessage() + " ("
                                    + cause.getClass().getSimpleName() + ")");
                    return Verdict.ENVIRONMENT.exitCode();
                })
                .execute(arguments);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return watch(null);
    }

    @Command(description = "Judge a lesson's exercise each time you save it.")
    int watch(@Parameters(arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name)
            throws IOException, InterruptedException {
        try (Keys keys = Keys.ofProcess(terminal.isInteractive())) {
            new Watch(keys, terminal, new WatchActions(keys)).run(lesson(name));
        }
        return Verdict.HELD.exitCode();
    }

    /** What the keys of watch do: what the commands do. */
    private final class WatchActions implements Watch.Actions {
        private final Keys keys;

        WatchActions(Keys keys) {
            this.keys = keys;
        }

        @Override
        public Path file(Lesson lesson) throws IOException {
            return workspace().file(lesson);
        }

        @Override
        public void judge(Lesson lesson, Path file) throws IOException, InterruptedException {
            gradeAndShow(lesson, file, true);
        }

        @Override
        public Lesson after(Lesson lesson) {
            return Cli.this.after(lesson);
        }

        @Override
        public boolean act(String key, Lesson lesson) throws IOException, InterruptedException {
            switch (key) {
                case "l" -> list(false);
                case "h" -> hint(lesson.id());
                case "t" -> trace(lesson.id());
                case "x" -> reset(lesson.id());
                case "p" -> new Prediction(lesson, terminal, workspace().scratch(lesson), keys::line).run();
                default -> {
                    return false;
                }
            }
            return true;
        }
    }

    private Lesson after(Lesson lesson) {
        List<Lesson> all = Lessons.all();
        int at = all.stream().map(Lesson::id).toList().indexOf(lesson.id());
        return all.get((at + 1) % all.size());
    }

    @Command(description = "List the lessons, and which you have solved.")
    int list(@Option(names = "--json", description = "for programs") boolean json) {
        Set<String> passed = workspace().passed();
        List<Lesson> lessons = Lessons.all();
        if (json) {
            print(lessons.stream()
                    .map(lesson ->
                            Map.of("id", lesson.id(), "title", lesson.title(), "solved", passed.contains(lesson.id())))
                    .toList());
            return 0;
        }
        for (Lesson lesson : lessons) {
            terminal.line((passed.contains(lesson.id()) ? " [x] " : " [ ] ") + lesson.title());
        }
        terminal.line(passed.size() + " of " + lessons.size() + " solved");
        return 0;
    }

    @Command(description = "Judge a lesson's exercise once.")
    int check(
            @Parameters(arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name,
            @Option(names = "--json", description = "for programs") boolean json)
            throws IOException, InterruptedException {
        Lesson lesson = lesson(name);
        Path file = workspace().file(lesson);
        if (!json) {
            return gradeAndShow(lesson, file, false).verdict().exitCode();
        }
        Grade grade = grader(lesson).grade(file, step -> {});
        keep(lesson, file, grade);
        print(Map.of(
                "schema",
                1,
                "lesson",
                lesson.id(),
                "file",
                file.toString(),
                "verdict",
                grade.verdict(),
                "steps",
                grade.steps()));
        return grade.verdict().exitCode();
    }

    private Grade gradeAndShow(Lesson lesson, Path file, boolean watched) throws IOException, InterruptedException {
        GradeReport report = new GradeReport(terminal);
        report.opening(lesson, file);
        Grader grader = grader(lesson);
        Grade grade = showingProgress(() -> grader.gradeSchedules(file, report::step));
        if (grade.last().passed()) {
            Grade quick = grade;
            if (watched) {
                report.goesOn();
                grade = grader.gradeStress(quick, report::step);
            } else {
                grade = showingProgress(() -> grader.gradeStress(quick, report::step));
            }
        }
        keep(lesson, file, grade);
        report.closing(lesson, grade);
        return grade;
    }

    private interface Judging {
        Grade run() throws IOException, InterruptedException;
    }

    private Grade showingProgress(Judging judging) throws IOException, InterruptedException {
        Progress progress = Progress.start(terminal, "judging");
        try {
            return judging.run();
        } finally {
            progress.close();
        }
    }

    private Grader grader(Lesson lesson) throws IOException {
        Files.deleteIfExists(workspace().page(lesson));
        return new Grader(lesson, workspace().scratch(lesson));
    }

    /** Remembers a success, and draws a failure. */
    private void keep(Lesson lesson, Path file, Grade grade) throws IOException {
        if (grade.verdict() == Verdict.HELD) {
            workspace().remember(lesson);
        } else if (grade.last().story() != null) {
            TracePage.of(lesson, file, grade.last()).write(workspace().page(lesson));
        }
    }

    @Command(description = "Show the next hint for an exercise: a question, the place, the strategy, near-code.")
    int hint(@Parameters(arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name)
            throws IOException {
        Lesson lesson = lesson(name);
        List<String> hints = new Content(lesson).hints();
        int next = workspace().nextHint(lesson, hints.size());
        terminal.line("hint " + next + " of " + hints.size());
        hints.get(next - 1).lines().forEach(line -> terminal.wrapped("", line));
        return 0;
    }

    @Command(description = "Show the text of a lesson.")
    int read(@Parameters(arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name) {
        new Content(lesson(name)).text().lines().forEach(line -> terminal.wrapped("", line));
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
        Lesson lesson = lesson(name);
        Path page = workspace().page(lesson);
        if (Files.exists(page)) {
            terminal.line("Open in a browser: " + page.toAbsolutePath().toUri());
            return 0;
        }
        terminal.wrapped(
                "",
                "There is no interleaving to show: the last check of " + lesson.id()
                        + " did not fail in the model checker. Run: check " + number(lesson));
        return 1;
    }

    @Command(description = "Show right answers, once you have solved the exercise.")
    int solution(
            @Parameters(arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name,
            @Option(names = "--give-up", description = "show them although it is not solved") boolean giveUp) {
        Lesson lesson = lesson(name);
        if (!giveUp && !workspace().passed().contains(lesson.id())) {
            terminal.wrapped(
                    "",
                    "Not solved yet. A hint: hint " + number(lesson) + ". To see the answer all the same:"
                            + " solution " + number(lesson) + " --give-up");
            return 1;
        }
        List<Content.Answer> answers = new Content(lesson).solutions();
        terminal.wrapped("", answers.get(0).why());
        terminal.line();
        answers.get(0).code().forEach(terminal::line);
        terminal.line();
        terminal.line("Others, and what they cost:");
        answers.stream().skip(1).forEach(answer -> terminal.wrapped("  ", answer.name() + ": " + answer.why()));
        return 0;
    }

    @Command(description = "Start an exercise anew; your file is put aside first.")
    int reset(@Parameters(arity = "0..1", paramLabel = "LESSON", description = LESSON) @Nullable String name)
            throws IOException {
        Lesson lesson = lesson(name);
        Path aside = workspace().reset(lesson);
        terminal.wrapped(
                "", "Your file is now " + aside + "; " + workspace().file(lesson) + " is as it was in the beginning.");
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
        List<Prover.Proof> all = new ArrayList<>();
        for (Lesson lesson : lessons) {
            terminal.line(lesson.title());
            all.addAll(new Prover(lesson, folder.resolve(".raceproof"))
                    .prove(sample == null ? Integer.MAX_VALUE : sample, this::show));
        }
        long held = all.stream().filter(Prover.Proof::holds).count();
        terminal.line(held + " of " + all.size() + " judged as they should be");
        terminal.line(Prover.times(all));
        return Prover.verdict(all).exitCode();
    }

    private void show(Prover.Proof proof) {
        terminal.line(String.format(
                Locale.ROOT,
                " %s  %-34s %-23s %5.1f s %5s%s",
                proof.holds() ? "ok  " : "FAIL",
                proof.name(),
                proof.expected(),
                proof.seconds(),
                proof.stressSeconds() < 0.1 ? "" : String.format(Locale.ROOT, "+%.1f s", proof.stressSeconds()),
                proof.holds() ? "" : "  but: " + proof.got()));
    }

    private void print(Object value) {
        terminal.line(new GsonBuilder()
                .disableHtmlEscaping()
                .setPrettyPrinting()
                .create()
                .toJson(value));
    }

    private Workspace workspace() {
        return new Workspace(folder);
    }

    private static String number(Lesson lesson) {
        return lesson.id().replaceFirst("^lesson0?", "");
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
