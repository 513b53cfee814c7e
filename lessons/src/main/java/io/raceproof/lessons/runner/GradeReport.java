package io.raceproof.lessons.runner;

import static io.raceproof.stress.report.Terminal.Style.BAD;
import static io.raceproof.stress.report.Terminal.Style.BOLD;
import static io.raceproof.stress.report.Terminal.Style.DIM;
import static io.raceproof.stress.report.Terminal.Style.GOOD;
import static io.raceproof.stress.report.Terminal.Style.UNSURE;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.grading.Grade;
import io.raceproof.lessons.grading.Plan;
import io.raceproof.lessons.grading.StepResult;
import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.happensbefore.DataRace;
import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.lincheck.Step.Location;
import io.raceproof.stress.report.Columns;
import io.raceproof.stress.report.RaceDrawing;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Shows a grade as it comes about, a line for each step.
 *
 * <pre>
 *  ok    contract        3 checks
 *  FAIL  model check     an interleaving breaks it
 *  --    stress          not run
 * </pre>
 */
final class GradeReport {
    private static final String INDENT = "      ";

    /** A terminal has about 24 lines, a row takes two or three. */
    private static final int MOST_ROWS = 8;

    private final Terminal terminal;
    private final boolean watched;
    private final String whereAll;

    /** The answer that is graded, and its lines. */
    private Path file = Path.of("");

    private List<String> source = List.of();

    /** What was said of it; the step that shows an interleaving of what another has found does not say it again. */
    private final Set<String> told = new HashSet<>();

    /**
     * On this terminal.
     *
     * @param watched whether the learner has the keys of {@link Watch} to go on with, and not commands
     */
    GradeReport(Terminal terminal, boolean watched) {
        this(terminal, watched, watched ? "key t" : "trace");
    }

    /** The same, for an answer whose page is told with other words. */
    GradeReport(Terminal terminal, boolean watched, String whereAll) {
        this.terminal = terminal;
        this.watched = watched;
        this.whereAll = whereAll;
    }

    void opening(Lesson lesson, Path answer) {
        reading(answer);
        terminal.line(terminal.styled(BOLD, lesson.title()));
        terminal.wrapped("", "goal: " + lesson.goal());
        terminal.line(terminal.styled(DIM, answer + ":1"));
    }

    /** The steps that follow are of this answer. */
    void reading(Path answer) {
        file = answer;
        source = linesOf(answer);
        told.clear();
    }

    private static List<String> linesOf(Path answer) {
        try {
            return ReproToken.linesOf(answer);
        } catch (IOException unreadable) {
            return List.of(); // the compiler says so
        }
    }

    void step(StepResult result) {
        String mark = switch (result.verdict()) {
            case HELD -> terminal.styled(GOOD, " ok   ");
            case BROKEN -> terminal.styled(BAD, " FAIL ");
            case INCONCLUSIVE, ENVIRONMENT -> terminal.styled(UNSURE, " ??   ");
        };
        terminal.line(
                mark + String.format(Locale.ROOT, " %-14s  %s", result.step().words(), result.summary()));
        result.details().stream().filter(told::add).forEach(detail -> terminal.wrapped(INDENT, detail));
        result.races().stream().limit(1).forEach(this::race);
        CondensedTrace story = result.story();
        if (story != null) {
            story(story);
        }
    }

    /** What nothing orders, and what was ordered around it. */
    private void race(DataRace race) {
        if (told.add(race.sentence())) {
            RaceDrawing.of(race, terminal.width() - INDENT.length()).forEach(line -> terminal.line(INDENT + line));
        }
    }

    /** The switches and the accesses that decide, over the learner's own lines, and how it ends. */
    private void story(CondensedTrace story) {
        CondensedTrace brief = story.brief(MOST_ROWS);
        Columns.of(brief, terminal.width() - INDENT.length(), this::sourceOf)
                .forEach(line -> terminal.line(INDENT + line));
        if (brief.rows().size() < story.rows().size()) {
            terminal.line(INDENT + "… all " + story.rows().size() + " rows are on the page: " + whereAll);
        }
    }

    private String sourceOf(Location location) {
        boolean known = file.endsWith(location.file()) && location.line() > 0 && location.line() <= source.size();
        return known ? source.get(location.line() - 1) : "";
    }

    /** It is broken, and the model checker shows how. */
    void isExplained() {
        terminal.wrapped("", terminal.styled(BAD, "BROKEN") + "; now an interleaving that shows it:");
    }

    /** No schedule breaks it; the last steps go on while the learner may do something else. */
    void goesOn(Lesson lesson) {
        for (Step step : Plan.longOnes(lesson.lab())) {
            terminal.line(terminal.styled(
                    DIM,
                    String.format(
                            Locale.ROOT, " ..    %-14s  goes on in the background; a save ends it", step.words())));
        }
        terminal.wrapped("", terminal.styled(GOOD, "HELD so far") + ": no schedule breaks it.");
    }

    void closing(Lesson lesson, Grade grade) {
        Step last = grade.last().step();
        for (Step step : Plan.of(lesson.lab())) {
            if (step.compareTo(last) > 0) {
                terminal.line(terminal.styled(DIM, String.format(Locale.ROOT, " --    %-14s  not run", step.words())));
            }
        }
        ReproToken.of(lesson, source, grade.last())
                .ifPresent(token -> Terminal.hanging(
                                "On another machine, with this file: ", "trace " + token, terminal.width())
                        .forEach(terminal::line));
        terminal.wrapped("", lastWords(lesson, grade.verdict()));
    }

    private String lastWords(Lesson lesson, Verdict verdict) {
        String n = lesson.number();
        return switch (verdict) {
            case HELD ->
                terminal.styled(GOOD, "HELD") + ": solved. " + (watched ? "Key n: the next lesson. " : "")
                        + "Compare with others: solution " + n;
            case BROKEN ->
                terminal.styled(BAD, "BROKEN") + ": save a change"
                        + (watched ? ". Key h: a hint" : " and check again. A hint: hint " + n);
            case INCONCLUSIVE ->
                terminal.styled(UNSURE, "INCONCLUSIVE")
                        + ": too little power here to judge. Close what uses the processors and check again.";
            case ENVIRONMENT ->
                terminal.styled(UNSURE, "ENVIRONMENT") + ": a tool failed; your answer was not judged. Try: doctor";
        };
    }
}
