package io.raceproof.lessons.demo;

import static io.raceproof.stress.report.Terminal.Style.BAD;
import static io.raceproof.stress.report.Terminal.Style.BOLD;
import static io.raceproof.stress.report.Terminal.Style.DIM;
import static io.raceproof.stress.report.Terminal.Style.GOOD;
import static io.raceproof.stress.report.Terminal.Style.UNSURE;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.grading.Samples;
import io.raceproof.lessons.lab.LensKind;
import io.raceproof.stress.jcstress.Expectation;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.report.Columns;
import io.raceproof.stress.report.Stamp;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.report.Terminal.Style;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Tells on a terminal what a {@link Demonstration} found. */
final class TerminalReport {
    private static final String INDENT = "    ";

    private final Lesson lesson;
    private final Terminal terminal;

    TerminalReport(Lesson lesson, Terminal terminal) {
        this.lesson = lesson;
        this.terminal = terminal;
    }

    void opening(Stamp stamp) {
        terminal.line(terminal.styled(BOLD, "raceproof · " + lesson.title()));
        terminal.line(terminal.styled(DIM, stamp.line()));
        terminal.line();
        terminal.wrapped("", lesson.story());
        terminal.line();
    }

    void version(Findings findings) {
        code(findings.version());
        for (int i = 0; i < findings.seen().size(); i++) {
            lens(findings, i);
        }
        terminal.line();
    }

    /** What the version is, and its source. */
    void code(Lesson.Version version) {
        terminal.line(terminal.styled(BOLD, version.name()) + ": " + version.what());
        source(lesson, version);
        terminal.line();
    }

    /** What one lens, counted from 0, has seen of it. */
    void lens(Findings findings, int index) {
        Seen seen = findings.seen().get(index);
        boolean silent = findings.isSilent(seen) && seen.judgement().verdict() != Verdict.BROKEN;
        lens(index + 1, seen, silent);
        if (seen instanceof Seen.Stress stress) {
            stress.zeros().forEach(name -> row(zeroRow(), findings.zero(lesson, name), false));
        }
    }

    /** A lens that does not see this kind of bug claims nothing, and that is no trouble. */
    private void lens(int number, Seen seen, boolean silent) {
        String verdict = silent ? silence(seen) : word(seen.judgement());
        String begin = String.format(Locale.ROOT, "  %d %-14s ", number, name(seen.lens()));
        if (seen instanceof Seen.UnitTest test) {
            terminal.line(begin + " " + test.test().words());
        } else if (seen instanceof Seen.Stress stress) {
            terminal.line(begin
                    + String.format(
                            Locale.ROOT, " %,d samples  %s", stress.table().samples(), verdict));
            table(stress.table());
        } else if (seen instanceof Seen.Model model) {
            terminal.line(begin
                    + String.format(
                            Locale.ROOT,
                            " %,d schedules  %s",
                            model.exploration().schedules(),
                            verdict));
            story(model);
        } else if (seen instanceof Seen.DataRaces races) {
            terminal.line(begin
                    + String.format(Locale.ROOT, " %,d runs  %s", races.search().runs(), verdict));
            reason(races.judgement());
        } else {
            terminal.line(begin + " " + verdict);
            reason(seen.judgement());
        }
        if (!silent) {
            trouble(seen.judgement());
        }
    }

    private static String silence(Seen seen) {
        return seen instanceof Seen.Stress && seen.isBlind()
                ? "silent: this processor does not show it"
                : "silent: it does not see this kind of bug";
    }

    private static String name(LensKind lens) {
        return lens == LensKind.MODEL ? "Lincheck" : lens.words(); // the tool behind it, as jcstress is
    }

    private void reason(Judgement judgement) {
        if (judgement.verdict() == Verdict.BROKEN) {
            terminal.wrapped(INDENT, terminal.styled(BAD, "→ " + lesson.tell(judgement.reason())));
        }
    }

    private void source(Lesson lesson, Lesson.Version version) {
        for (SourceText.Line line :
                SourceText.of(lesson.folder(), version.name()).region()) {
            String text = line.text().stripLeading();
            String before = String.format(Locale.ROOT, "%5d  ", line.number())
                    + " ".repeat(line.text().length() - text.length());
            Terminal.hanging(before, text, terminal.width())
                    .forEach(part -> terminal.line(terminal.styled(DIM, part.stripTrailing())));
        }
    }

    private void table(StressTable table) {
        for (StressTable.Outcome outcome : table.outcomes()) {
            if (outcome.count() > 0) {
                boolean bad = outcome.expectation() == Expectation.FORBIDDEN;
                String numbers = String.format(
                        Locale.ROOT,
                        "%,14d  %7.3f %%  %-10s  ",
                        outcome.count(),
                        100.0 * outcome.count() / table.samples(),
                        outcome.expectation().word());
                row(numbers, lesson.describe(outcome.id()), bad);
            }
        }
    }

    private static String zeroRow() {
        return String.format(Locale.ROOT, "%,14d  %7.3f %%  %-10s  ", 0, 0.0, Expectation.FORBIDDEN.word());
    }

    private void row(String numbers, String what, boolean bad) {
        Terminal.hanging(numbers, what, terminal.width())
                .forEach(line -> terminal.line(bad ? terminal.styled(BAD, line) : line));
    }

    private void story(Seen.Model model) {
        CondensedTrace story = model.story();
        if (model.exploration().finding().isBroken()) {
            if (story != null) {
                Columns.of(story, terminal.width() - INDENT.length()).forEach(line -> terminal.line(INDENT + line));
            }
            terminal.wrapped(
                    INDENT,
                    terminal.styled(BAD, "→ " + lesson.tell(model.exploration().message())));
        }
    }

    /** A bar for each point: the median, and between the brackets the quartiles. */
    void measured(Samples measured) {
        terminal.line(terminal.styled(BOLD, measured.measurement().what()) + ", "
                + measured.measurement().unit());
        new BarPlot(measured).lines(terminal.width() - INDENT.length()).forEach(line -> terminal.line(INDENT + line));
        terminal.line();
    }

    private void trouble(Judgement judgement) {
        if (judgement.verdict() == Verdict.INCONCLUSIVE || judgement.verdict() == Verdict.ENVIRONMENT) {
            terminal.wrapped(INDENT, judgement.reason());
        }
    }

    void verdicts(List<Findings> all, List<Samples> measured) {
        terminal.line(terminal.styled(BOLD, "Verdicts"));
        for (Findings findings : all) {
            terminal.line(
                    String.format(Locale.ROOT, "  %-16s ", findings.version().name()) + coloured(findings.verdict()));
            findings.seen().stream()
                    .flatMap(seen -> seen.judgement().bounds().stream())
                    .forEach(bound -> terminal.wrapped(" ".repeat(20), bound));
            if (findings.equals(all.get(0))) {
                findings.surprises().forEach(surprise -> terminal.wrapped(" ".repeat(20), surprise));
            }
        }
        measured.forEach(this::verdict);
    }

    private void verdict(Samples measured) {
        if (measured.measurement().control() != null) {
            Judgement control = measured.judgeControl();
            terminal.wrapped(
                    "  ",
                    control.verdict() == Verdict.BROKEN
                            ? "the control is outside of the band, as it should be: " + control.reason()
                            : terminal.styled(UNSURE, "the control cannot be told from the reference here: ")
                                    + control.reason());
        }
    }

    /** The last words: whether it went as it should, and if not, what to do. */
    void closing(Verdict verdict, List<Findings> all, Path page) {
        terminal.line();
        terminal.line("The same interleaving, step by step, in a browser:");
        terminal.line("  " + shortest(page));
        terminal.line();
        switch (verdict) {
            case HELD -> terminal.wrapped("", "The broken version was caught, and all lenses let the fixes pass.");
            case BROKEN ->
                terminal.wrapped(
                        "", "A version that should be safe is broken: please report this with the output above.");
            case INCONCLUSIVE, ENVIRONMENT -> {
                terminal.line(coloured(verdict) + ": this run claims nothing.");
                all.stream()
                        .flatMap(findings -> findings.seen().stream().filter(seen -> !findings.isSilent(seen)))
                        .map(Seen::judgement)
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
