package io.raceproof.lessons.runner;

import static io.raceproof.stress.report.Terminal.Style.BAD;
import static io.raceproof.stress.report.Terminal.Style.BOLD;
import static io.raceproof.stress.report.Terminal.Style.DIM;
import static io.raceproof.stress.report.Terminal.Style.GOOD;
import static io.raceproof.stress.report.Terminal.Style.UNSURE;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.grading.Grade;
import io.raceproof.lessons.grading.Step;
import io.raceproof.lessons.grading.StepResult;
import io.raceproof.stress.lincheck.Story;
import io.raceproof.stress.report.Columns;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

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
    private static final int MOST_STORY_LINES = 12;

    private final Terminal terminal;
    private final boolean watched;

    /**
     * On this terminal.
     *
     * @param watched whether the learner has the keys of {@link Watch} to go on with, and not commands
     */
    GradeReport(Terminal terminal, boolean watched) {
        this.terminal = terminal;
        this.watched = watched;
    }

    void opening(Lesson lesson, Path file) {
        terminal.line(terminal.styled(BOLD, lesson.title()));
        terminal.wrapped("", "goal: " + lesson.exercise().goal());
        terminal.line(terminal.styled(DIM, file + ":1"));
    }

    void step(StepResult result) {
        String mark = switch (result.verdict()) {
            case HELD -> terminal.styled(GOOD, " ok   ");
            case BROKEN -> terminal.styled(BAD, " FAIL ");
            case INCONCLUSIVE, ENVIRONMENT -> terminal.styled(UNSURE, " ??   ");
        };
        terminal.line(
                mark + String.format(Locale.ROOT, " %-14s  %s", result.step().words(), result.summary()));
        result.details().forEach(detail -> terminal.wrapped(INDENT, detail));
        Story story = result.story();
        if (story != null) {
            story(story);
        }
    }

    private void story(Story story) {
        List<String> lines = Columns.of(story, Terminal.WIDTH - INDENT.length());
        int left = Math.max(0, lines.size() - MOST_STORY_LINES);
        terminal.line(INDENT + lines.get(0)); // the threads' names
        if (left > 0) {
            terminal.line(
                    INDENT + "… " + (left + 1) + " lines before are on the page: " + (watched ? "key t" : "trace"));
        }
        lines.stream().skip(left > 0 ? left + 2 : 1).forEach(line -> terminal.line(INDENT + line)); // how it ends
    }

    /** No schedule breaks it; the last step goes on while the learner may do something else. */
    void goesOn() {
        terminal.line(terminal.styled(
                DIM, " ..    " + Step.STRESS.words() + "          goes on in the background; a save ends it"));
        terminal.wrapped("", terminal.styled(GOOD, "HELD so far") + ": no schedule breaks it.");
    }

    void closing(Lesson lesson, Grade grade) {
        Step last = grade.last().step();
        for (Step step : Step.values()) {
            if (step.compareTo(last) > 0 && !(step == Step.WRONG_FIX || last == Step.STRESS)) {
                terminal.line(terminal.styled(DIM, String.format(Locale.ROOT, " --    %-14s  not run", step.words())));
            }
        }
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
