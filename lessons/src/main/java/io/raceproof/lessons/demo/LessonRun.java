package io.raceproof.lessons.demo;

import io.raceproof.lessons.Lesson;
import io.raceproof.stress.report.Stamp;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Shows a lesson from beginning to end: runs the {@link Demonstration}, tells it on the terminal, writes the page. When the
 * demonstration has succeeded, and only then, it leaves the file {@code held} beside the page: the build looks for it.
 */
public final class LessonRun {
    private final Lesson lesson;
    private final Terminal terminal;
    private final Path directory;

    /** Prepares it; files go below {@code directory}, in a folder named after the lesson. */
    public LessonRun(Lesson lesson, Terminal terminal, Path directory) {
        this.lesson = lesson;
        this.terminal = terminal;
        this.directory = directory.resolve(lesson.id());
    }

    /**
     * Runs it.
     *
     * @return HELD if the broken version was shown to be broken and all fixes held; otherwise what is in the way
     */
    public Verdict run() throws IOException, InterruptedException {
        Path held = directory.resolve("held");
        Files.createDirectories(directory);
        Files.deleteIfExists(held);
        Stamp stamp = Stamp.here();
        TerminalReport report = new TerminalReport(terminal);
        report.opening(lesson, stamp);
        List<Findings> findings = new Demonstration(lesson, terminal, directory).run();
        findings.forEach(report::version);
        report.verdicts(findings);
        Path page = directory.resolve("index.html");
        LessonPage.of(lesson, stamp, findings).write(page);
        Verdict verdict = overall(findings);
        report.closing(verdict, findings, page);
        if (verdict == Verdict.HELD) {
            Files.createFile(held);
        }
        return verdict;
    }

    /** The broken version is to be broken, the others are to hold; the first that differs decides. */
    static Verdict overall(List<Findings> findings) {
        Findings broken = findings.get(0);
        if (broken.verdict() != Verdict.BROKEN) {
            return broken.verdict() == Verdict.ENVIRONMENT ? Verdict.ENVIRONMENT : Verdict.INCONCLUSIVE;
        }
        return findings.stream()
                .skip(1)
                .map(Findings::verdict)
                .filter(verdict -> verdict != Verdict.HELD)
                .findFirst()
                .orElse(Verdict.HELD);
    }
}
