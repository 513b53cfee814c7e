package io.raceproof.lessons.demo;

import static io.raceproof.stress.report.Terminal.Style.BAD;
import static io.raceproof.stress.report.Terminal.Style.BOLD;
import static io.raceproof.stress.report.Terminal.Style.DIM;
import static io.raceproof.stress.report.Terminal.Style.GOOD;
import static io.raceproof.stress.report.Terminal.Style.UNSURE;

import io.raceproof.lessons.Lesson;
import io.raceproof.stress.jcstress.Expectation;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.Story;
import io.raceproof.stress.report.Columns;
import io.raceproof.stress.report.Stamp;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.report.Terminal.Style;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells on a terminal what a {@link Demonstration} found. */
final class TerminalReport {
    private static final String INDENT = "    ";

    private final Terminal terminal;

    TerminalReport(Terminal terminal) {
        this.terminal = terminal;
    }

    void opening(Lesson lesson, Stamp stamp) {
        terminal.line(terminal.styled(BOLD, "raceproof · " + lesson.title()));
        terminal.line(terminal.styled(DIM, stamp.line()));
        terminal.line();
        terminal.wrapped("", lesson.story());
        terminal.line();
    }

    void version(Findings findings) {
        Lesson.Version version = findings.version();
        terminal.line(terminal.styled(BOLD, version.name()) + ": " + version.what());
        source(version);
        terminal.line();
        unitTest(findings.unitTest());
        table(findings.table(), findings.stress());
        model(findings);
        terminal.line();
    }

    private void source(Lesson.Version version) {
        for (SourceText.Line line : SourceText.of(version.code()).region()) {
            String text = String.format(Locale.ROOT, "%5d  %s", line.number(), line.text());
            terminal.line(
                    terminal.styled(DIM, text.length() <= Terminal.WIDTH ? text : text.substring(0, Terminal.WIDTH)));
        }
    }

    private void unitTest(UnitTestLens lens) {
        terminal.line(String.format(Locale.ROOT, "  1 unit test    green %,d of %,d times", lens.green(), lens.runs()));
    }

    private void table(StressTable table, Judgement judgement) {
        terminal.line(String.format(Locale.ROOT, "  2 jcstress     %,d samples  %s", table.samples(), word(judgement)));
        for (StressTable.Outcome outcome : table.outcomes()) {
            if (outcome.count() > 0) {
                boolean bad = outcome.expectation() == Expectation.FORBIDDEN;
                String numbers = String.format(
                        Locale.ROOT,
                        "%,14d  %7.3f %%  %-10s  ",
                        outcome.count(),
                        100.0 * outcome.count() / table.samples(),
                        outcome.expectation().word());
                Terminal.hanging(numbers, outcome.description())
                        .forEach(line -> terminal.line(bad ? terminal.styled(BAD, line) : line));
            }
        }
        trouble(judgement);
    }

    private void model(Findings findings) {
        Exploration exploration = findings.exploration();
        terminal.line(String.format(
                Locale.ROOT, "  3 Lincheck     %,d schedules  %s", exploration.schedules(), word(findings.model())));
        Story story = findings.story();
        if (story != null && exploration.finding().isBroken()) {
            Columns.of(story, Terminal.WIDTH - INDENT.length()).forEach(line -> terminal.line(INDENT + line));
            terminal.wrapped(INDENT, terminal.styled(BAD, "→ " + exploration.message()));
        }
        trouble(findings.model());
    }

    private void trouble(Judgement judgement) {
        if (judgement.verdict() == Verdict.INCONCLUSIVE || judgement.verdict() == Verdict.ENVIRONMENT) {
            terminal.wrapped(INDENT, judgement.reason());
        }
    }

    void verdicts(List<Findings> all) {
        terminal.line(terminal.styled(BOLD, "Verdicts"));
        for (Findings findings : all) {
            terminal.line(
                    String.format(Locale.ROOT, "  %-16s ", findings.version().name()) + coloured(findings.verdict()));
            for (Judgement judgement : List.of(findings.stress(), findings.model())) {
                judgement.bounds().forEach(bound -> terminal.wrapped(" ".repeat(20), bound));
            }
        }
    }

    /** The last words: whether it went as it should, and if not, what to do. */
    void closing(Verdict verdict, List<Findings> all, Path page) {
        terminal.line();
        terminal.line("The same story, step by step, in a browser:");
        terminal.line("  " + shortest(page));
        terminal.line();
        switch (verdict) {
            case HELD -> terminal.wrapped("", "The broken version was caught, and both tools let the fixes pass.");
            case BROKEN ->
                terminal.wrapped(
                        "", "A version that should be safe is broken: please report this with the output above.");
            case INCONCLUSIVE, ENVIRONMENT -> {
                terminal.line(coloured(verdict) + ": this run claims nothing.");
                all.stream()
                        .flatMap(findings -> Stream.of(findings.stress(), findings.model()))
                        .filter(judgement -> judgement.verdict() == verdict)
                        .findFirst()
                        .ifPresent(judgement -> terminal.wrapped("", judgement.reason()));
            }
        }
    }

    /** The path as a person would type it here. */
    private static Path shortest(Path page) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = page.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    }

    private String word(Judgement judgement) {
        return coloured(judgement.verdict());
    }

    private String coloured(Verdict verdict) {
        Style style = switch (verdict) {
            case HELD -> GOOD;
            case BROKEN -> BAD;
            case INCONCLUSIVE, ENVIRONMENT -> UNSURE;
        };
        return terminal.styled(style, verdict.name());
    }
}
