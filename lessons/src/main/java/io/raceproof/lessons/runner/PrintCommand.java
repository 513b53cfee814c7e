package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.demo.Recording;
import io.raceproof.lessons.runner.sheets.Handout;
import io.raceproof.lessons.runner.sheets.PdfPrinter;
import io.raceproof.lessons.runner.sheets.SlideSheets;
import io.raceproof.stress.report.Chromium;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints lessons. */
@Command(
        name = "print",
        description =
                "For instructors: a lesson's slides and its two-page handout as PDF, printed by the browser of this machine.")
final class PrintCommand implements Callable<Integer> {
    private static final double SIZE_WITHOUT_BROWSER = 9;

    @ParentCommand
    private @Nullable Cli cli;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "LESSON", description = "the number of a lesson; without it, all")
    private @Nullable String name;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "raceproof-print",
            description = "where the files go; ${DEFAULT-VALUE} if not given")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        Terminal terminal = Objects.requireNonNull(cli).terminal();
        List<Lesson> lessons = name == null ? Lessons.all() : List.of(lesson(name));
        Files.createDirectories(out);
        Optional<Path> browser = Chromium.find();
        if (browser.isEmpty()) {
            for (Lesson lesson : lessons) {
                write(lesson, "slides.html", SlideSheets.html(lesson).getBytes(StandardCharsets.UTF_8));
                write(
                        lesson,
                        "handout.html",
                        Handout.html(lesson, SIZE_WITHOUT_BROWSER).getBytes(StandardCharsets.UTF_8));
            }
            terminal.wrapped(
                    "",
                    "raceproof: ENVIRONMENT: no Chromium, Chrome or Edge was found to print with: open the pages in "
                            + out + " in a browser, and print them to PDF.");
            return Verdict.ENVIRONMENT.exitCode();
        }
        Path folder = Files.createTempDirectory("raceproof-print");
        try (Chromium started = Chromium.start(browser.get(), folder.resolve("profile"))) {
            PdfPrinter printer = new PdfPrinter(started, folder);
            for (Lesson lesson : lessons) {
                print(terminal, printer, lesson);
            }
        } finally {
            delete(folder);
        }
        return Verdict.HELD.exitCode();
    }

    private void print(Terminal terminal, PdfPrinter printer, Lesson lesson) throws IOException {
        terminal.line(write(lesson, "slides.pdf", printer.slides(lesson)).toString());
        if (Recording.of(lesson).isEmpty()) {
            terminal.wrapped("  ", "They hold the text alone: there is no recorded run of " + lesson.title() + ".");
        }
        byte[] handout = printer.handout(lesson);
        terminal.line(write(lesson, "handout.pdf", handout).toString());
        int pages = PdfPrinter.pages(handout);
        if (pages > Handout.PAGES) {
            terminal.wrapped("  ", "It has " + pages + " pages: the lesson's text is too long for two.");
        }
    }

    /** The browser may still be writing: what it leaves is in the folder for temporary files. */
    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // as above
        }
    }

    private Path write(Lesson lesson, String what, byte[] content) throws IOException {
        return Files.write(out.resolve(lesson.id() + "-" + what), content);
    }

    private Lesson lesson(String wanted) {
        return Lessons.find(wanted)
                .orElseThrow(() -> new CommandLine.ParameterException(
                        Objects.requireNonNull(spec).commandLine(),
                        "there is no lesson " + wanted + ": see raceproof list"));
    }
}
