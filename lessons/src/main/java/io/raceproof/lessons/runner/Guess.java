package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lesson.Answer;
import io.raceproof.lessons.demo.TracePage;
import io.raceproof.lessons.grading.Grade;
import io.raceproof.lessons.grading.Grader;
import io.raceproof.stress.report.Progress;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.report.Terminal.Style;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets the learner guess what is wrong with somebody else's answer, before it is graded here and the interleaving that breaks it
 * is shown. The wrong ones are those that a lesson brings along, one after the other.
 */
final class Guess {
    private final Lesson lesson;
    private final Terminal terminal;
    private final Workspace workspace;
    private final Prediction.Input input;

    Guess(Lesson lesson, Terminal terminal, Workspace workspace, Prediction.Input input) {
        this.lesson = lesson;
        this.terminal = terminal;
        this.workspace = workspace;
        this.input = input;
    }

    /**
     * Shows the answer of that name; without a name, the next one.
     *
     * @return the exit status: that of the verdict is not it, as a wrong answer is meant to be BROKEN
     */
    int run(@Nullable String name) throws IOException, InterruptedException {
        List<Answer> wrong =
                lesson.wrongAnswers().stream().filter(Answer::isForThisJdk).toList();
        Optional<Answer> chosen = name == null
                ? Optional.of(wrong.get(workspace.nextWrong(lesson, wrong.size()) - 1))
                : wrong.stream().filter(answer -> answer.name().equals(name)).findFirst();
        if (chosen.isEmpty()) {
            terminal.wrapped(
                    "",
                    "There is no wrong answer " + name + ". There are: "
                            + String.join(", ", wrong.stream().map(Answer::name).toList()));
            return Verdict.ENVIRONMENT.exitCode();
        }
        show(wrong, chosen.get());
        return Verdict.HELD.exitCode();
    }

    private void show(List<Answer> wrong, Answer answer) throws IOException, InterruptedException {
        terminal.line(terminal.styled(
                Style.BOLD,
                "A wrong answer to lesson " + lesson.number() + " (" + (wrong.indexOf(answer) + 1) + " of "
                        + wrong.size() + ")"));
        terminal.wrapped("", "goal: " + lesson.goal());
        terminal.line();
        lesson.source(answer).strip().lines().forEach(terminal::line);
        terminal.line();
        List<String> choices = lesson.reasonsBeside(answer);
        terminal.line("What is wrong with it? Type a number, then Enter:");
        for (int i = 0; i < choices.size(); i++) {
            Terminal.hanging("  " + (i + 1) + "  ", choices.get(i), terminal.width())
                    .forEach(terminal::line);
        }
        int guessed = number(choices.size());
        terminal.line();
        grade(answer);
        int right = choices.indexOf(answer.why()) + 1;
        terminal.wrapped(
                "",
                (guessed == right ? terminal.styled(Style.GOOD, "Yes, " + right) + ": " : right + ": ") + answer.why());
        if (answer.misconception() != null) {
            terminal.wrapped(
                    "", Objects.requireNonNullElse(lesson.misconceptions().get(answer.misconception()), ""));
        }
    }

    /** Asks until it is a number of the list; 0 at the end of the input. */
    private int number(int most) throws IOException, InterruptedException {
        for (String line = input.line(); line != null; line = input.line()) {
            String word = line.strip();
            if (word.matches("[0-9]{1,3}") && Integer.parseInt(word) >= 1 && Integer.parseInt(word) <= most) {
                return Integer.parseInt(word);
            }
            terminal.wrapped("", "\"" + word + "\" is none of them: type a number from 1 to " + most + ", then Enter.");
        }
        return 0;
    }

    private void grade(Answer answer) throws IOException, InterruptedException {
        Path folder = workspace.scratch(lesson).resolve("wrong");
        Path file = folder.resolve(lesson.fileName());
        Files.createDirectories(folder);
        Files.writeString(file, lesson.source(answer));
        Path page = folder.resolve("trace.html");
        GradeReport report =
                new GradeReport(terminal, true, page.toAbsolutePath().toUri().toString());
        report.reading(file);
        try (Grader grader = new Grader(lesson, folder)) {
            Grade grade = graded(grader, file, report);
            if (grade.last().isDrawn()) {
                TracePage.of(lesson, file, grade.last()).write(page);
            }
            terminal.line();
            terminal.line(terminal.styled(Style.BOLD, grade.verdict().toString()));
        }
    }

    private Grade graded(Grader grader, Path file, GradeReport report) throws IOException, InterruptedException {
        Progress progress = Progress.start(terminal, "grading it");
        try {
            return grader.grade(file, report::step);
        } finally {
            progress.close();
        }
    }
}
