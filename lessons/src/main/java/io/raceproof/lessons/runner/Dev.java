package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.demo.Recording;
import io.raceproof.lessons.dev.LessonCheck;
import io.raceproof.lessons.dev.NewLesson;
import io.raceproof.stress.report.Progress;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The commands for authors of lessons. */
@Command(
        name = "dev",
        description = "For authors of lessons: a new lesson's folder, what is missing in one, a recorded run.")
final class Dev implements Runnable {
    @ParentCommand
    private @Nullable Cli cli;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw mistake("choose a command: dev new NAME, dev check LESSON, dev record LESSON");
    }

    @Command(
            name = "new",
            description = "Write the folder of a new lesson: a small one that compiles and holds, to be changed.")
    int fresh(
            @Parameters(paramLabel = "NAME", description = "lessonNN_name, for instance lesson12_spawn") String name,
            @Option(
                            names = "--sources",
                            paramLabel = "FOLDER",
                            description = "the source folder; lessons/src/main/java if not given")
                    @Nullable
                    Path sources)
            throws IOException {
        Path folder;
        try {
            folder = NewLesson.write(name, sources == null ? NewLesson.sourcesBelow(Path.of("")) : sources);
        } catch (IllegalArgumentException e) {
            throw mistake(String.valueOf(e.getMessage()));
        }
        String number = name.substring("lesson".length(), "lesson00".length()).replaceFirst("^0", "");
        terminal().line("New: " + folder);
        terminal()
                .wrapped(
                        "",
                        "It compiles and holds. Change it bit by bit; mvn -q -Drun=\"dev check " + number
                                + "\" builds it and says what is missing.");
        return Verdict.HELD.exitCode();
    }

    @Command(description = "Say what is missing in a lesson, and grade the starter and all answers.")
    int check(
            @Parameters(paramLabel = "LESSON", description = "its number") String name,
            @Option(names = "--quick", description = "grade nothing") boolean quick)
            throws IOException, InterruptedException {
        Lesson lesson = Lessons.find(name).orElseThrow(() -> mistake("there is no lesson " + name));
        terminal().line(lesson.title());
        List<String> missing = LessonCheck.missing(lesson, Lessons.all());
        missing.forEach(sentence ->
                Terminal.hanging("  missing: ", sentence, terminal().width()).forEach(terminal()::line));
        terminal().line(missing.isEmpty() ? "  nothing is missing" : "  " + missing.size() + " missing");
        Verdict graded = quick
                ? Verdict.HELD
                : new ProofReport(terminal()).prove(List.of(lesson), Integer.MAX_VALUE, cli().scratch());
        return missing.isEmpty() ? graded.exitCode() : Verdict.BROKEN.exitCode();
    }

    @Command(
            description =
                    "Run a lesson's demonstration and keep it in the lesson's folder, for a day when the race hides. Only a"
                            + " run that shows what the lesson says is kept.")
    int record(
            @Parameters(paramLabel = "LESSON", description = "its number") String name,
            @Option(
                            names = "--sources",
                            paramLabel = "FOLDER",
                            description = "the source folder; lessons/src/main/java if not given")
                    @Nullable
                    Path sources)
            throws IOException, InterruptedException {
        Lesson lesson = Lessons.find(name).orElseThrow(() -> mistake("there is no lesson " + name));
        Path folder;
        try {
            folder = (sources == null ? NewLesson.sourcesBelow(Path.of("")) : sources)
                    .resolve(lesson.folder().packageName());
        } catch (IllegalArgumentException e) {
            throw mistake(String.valueOf(e.getMessage()));
        }
        if (!Files.isDirectory(folder)) {
            throw mistake("there is no folder " + folder + ": name the source folder of the lessons with --sources");
        }
        Recording.Attempt made;
        Progress progress = Progress.start(terminal(), "running " + lesson.title());
        try {
            made = Recording.make(lesson, cli().scratch().resolve("recording"));
        } finally {
            progress.close();
        }
        Recording recording = made.recording();
        if (recording == null) {
            made.verdicts().forEach(terminal()::line);
            terminal()
                    .wrapped(
                            "",
                            "INCONCLUSIVE: this run did not show what the lesson says, so nothing is kept. Run it again.");
            return Verdict.INCONCLUSIVE.exitCode();
        }
        terminal().line("Recorded: " + recording.write(folder));
        return Verdict.HELD.exitCode();
    }

    private Cli cli() {
        if (cli == null) {
            throw new IllegalStateException("this command is one of raceproof's");
        }
        return cli;
    }

    private Terminal terminal() {
        return cli().terminal();
    }

    private CommandLine.ParameterException mistake(String sentence) {
        return new CommandLine.ParameterException(spec == null ? new CommandLine(this) : spec.commandLine(), sentence);
    }
}
