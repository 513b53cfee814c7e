package io.raceproof.lessons.demo;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.grading.Samples;
import io.raceproof.lessons.measure.Claim;
import io.raceproof.lessons.measure.Exhibit;
import io.raceproof.lessons.measure.ExhibitReport;
import io.raceproof.lessons.measure.ExhibitRun;
import io.raceproof.lessons.measure.PlotPage;
import io.raceproof.stress.report.Progress;
import io.raceproof.stress.report.Stamp;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Shows a lesson from beginning to end: runs the {@link Demonstration}, tells it on the terminal, writes the page.
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
     * @return HELD if the broken version was shown to be broken as the lesson says, and all fixes held; otherwise what is in the way
     */
    public Verdict run() throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Stamp stamp = Stamp.here();
        TerminalReport report = new TerminalReport(lesson, terminal);
        report.opening(stamp);
        Demonstration demonstration = new Demonstration(lesson, terminal, directory);
        List<Findings> findings = demonstration.run();
        List<Samples> measured = demonstration.measure();
        findings.forEach(report::version);
        measured.forEach(report::measured);
        report.verdicts(findings, measured);
        Path page = directory.resolve("index.html");
        LessonPage.of(lesson, stamp, findings).write(page);
        Verdict verdict = Verdict.worst(Stream.of(overall(findings), overallOf(measured), exhibit(stamp)));
        report.closing(verdict, findings, page);
        return verdict;
    }

    /** What the lab measures and draws beside the lenses; what this machine does not show leaves the whole undecided. */
    private Verdict exhibit(Stamp stamp) throws IOException, InterruptedException {
        if (lesson.lab().exhibit().isEmpty()) {
            return Verdict.HELD;
        }
        PlotPage drawn;
        Progress progress = Progress.start(terminal, "measuring, for the plots");
        try {
            drawn = plots(lesson, stamp, directory).orElseThrow();
        } finally {
            progress.close();
        }
        Path page = directory.resolve("measured.html");
        drawn.write(page);
        ExhibitReport.lines(drawn.findings()).forEach(terminal::line);
        terminal.line();
        terminal.line("The plots: " + page);
        terminal.line();
        return Claim.worst(drawn.claims()) == Verdict.HELD ? Verdict.HELD : Verdict.INCONCLUSIVE;
    }

    /** Measures what a lab draws beside the lenses; empty if it draws nothing. */
    static Optional<PlotPage> plots(Lesson lesson, Stamp stamp, Path directory)
            throws IOException, InterruptedException {
        Optional<Class<? extends Exhibit>> exhibit = lesson.lab().exhibit();
        return exhibit.isEmpty()
                ? Optional.empty()
                : Optional.of(PlotPage.of(
                        lesson.title(),
                        lesson.story(),
                        stamp,
                        ExhibitRun.of(exhibit.get(), directory.resolve("exhibit"))));
    }

    /** Each control is to be told from its reference: what is bad must look bad here. */
    static Verdict overallOf(List<Samples> measured) {
        return measured.stream()
                        .filter(one -> one.measurement().control() != null)
                        .allMatch(one -> one.judgeControl().verdict() == Verdict.BROKEN)
                ? Verdict.HELD
                : Verdict.INCONCLUSIVE;
    }

    /**
     * The broken versions are to be broken, the others are to hold; the first that differs decides. Lenses that find the same
     * each time must find what the lesson says.
     */
    static Verdict overall(List<Findings> findings) {
        for (Findings one : findings) {
            Verdict verdict = one.verdict();
            if (one.version().isBroken() && verdict != Verdict.BROKEN) {
                return verdict == Verdict.ENVIRONMENT ? Verdict.ENVIRONMENT : Verdict.INCONCLUSIVE;
            }
            if (!one.version().isBroken() && verdict != Verdict.HELD) {
                return verdict;
            }
        }
        return findings.isEmpty() || findings.get(0).surprises().isEmpty() ? Verdict.HELD : Verdict.INCONCLUSIVE;
    }
}
