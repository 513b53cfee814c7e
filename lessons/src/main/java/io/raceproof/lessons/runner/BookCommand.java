package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.demo.Recording;
import io.raceproof.lessons.runner.book.Book;
import io.raceproof.lessons.runner.book.BookServer;
import io.raceproof.stress.report.Progress;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Makes the book, and opens it. */
@Command(
        name = "book",
        description =
                "Make all lessons, with their recorded runs, into a site in a folder that needs no network, and open"
                        + " it.")
final class BookCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Cli cli;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "raceproof-book",
            description = "where the site goes; ${DEFAULT-VALUE} if not given")
    private Path out = Path.of("");

    @Option(
            names = "--run",
            description = "run the demonstrations now, and show these runs; of a lesson that does not show what it says"
                    + " here, the recorded one")
    private boolean run;

    @Option(
            names = "--serve",
            description = "serve it to the browser of this machine, on a free port, instead of opening the file")
    private boolean serve;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Terminal terminal = Objects.requireNonNull(cli).terminal();
        List<Lesson> lessons = Lessons.all();
        Map<String, Recording> fresh = run ? run(terminal, lessons) : Map.of();
        Book book = Book.of(
                lessons, lesson -> Optional.ofNullable(fresh.get(lesson.id())).or(() -> Recording.of(lesson)));
        Path first = book.write(out);
        int bytes = book.files().values().stream()
                .mapToInt(content -> content.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        terminal.line(String.format(
                Locale.ROOT, "%s (%d files, %.1f MB)", first, book.files().size(), bytes / 1e6));
        if (serve) {
            serve(terminal, book);
        } else if (terminal.isInteractive()) {
            WebBrowser.open(first.toAbsolutePath().toUri().toString());
        }
        return Verdict.HELD.exitCode();
    }

    private Map<String, Recording> run(Terminal terminal, List<Lesson> lessons) throws InterruptedException {
        Map<String, Recording> runs = new HashMap<>();
        for (Lesson lesson : lessons) {
            String instead = "what the lesson says did not show";
            Progress progress = Progress.start(terminal, "running " + lesson.title());
            try {
                Recording recording = Recording.make(
                                lesson, Objects.requireNonNull(cli).scratch().resolve("book"))
                        .recording();
                if (recording != null) {
                    runs.put(lesson.id(), recording);
                }
            } catch (IOException e) {
                instead = String.valueOf(e.getMessage());
            } finally {
                progress.close();
            }
            if (!runs.containsKey(lesson.id())) {
                terminal.wrapped(
                        "", lesson.title() + ": not run (" + instead + "): a recorded run is shown, if there is one.");
            }
        }
        return runs;
    }

    private static void serve(Terminal terminal, Book book) throws IOException, InterruptedException {
        try (BookServer server = BookServer.start(book);
                Keys keys = Keys.ofProcess(terminal.isInteractive())) {
            terminal.line(server.address().toString());
            WebBrowser.open(server.address().toString());
            terminal.line("q: end");
            while (!keys.take().equals(Keys.QUIT)) {
                terminal.line("q: end");
            }
            if (keys.hasEnded()) {
                new CountDownLatch(1).await(); // no keys to come: until this program is ended
            }
        }
    }
}
