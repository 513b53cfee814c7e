package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.stress.report.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What a learner asks for besides a verdict: the lessons, their texts and hints, right answers, a fresh start. */
final class Desk {
    private final Terminal terminal;
    private final Workspace workspace;

    Desk(Terminal terminal, Workspace workspace) {
        this.terminal = terminal;
        this.workspace = workspace;
    }

    /** All lessons, and which are solved. */
    void list() {
        Set<String> passed = workspace.passed();
        List<Lesson> lessons = Lessons.all();
        for (Lesson lesson : lessons) {
            terminal.line((passed.contains(lesson.id()) ? " [x] " : " [ ] ") + lesson.title());
        }
        terminal.line(passed.size() + " of " + lessons.size() + " solved");
    }

    /** One hint more each time. */
    void hint(Lesson lesson) throws IOException {
        List<String> hints = lesson.folder().hints();
        int next = workspace.nextHint(lesson, hints.size());
        terminal.line("hint " + next + " of " + hints.size());
        Prose.of(hints.get(next - 1)).forEach(terminal::line);
    }

    /** The lesson's text. */
    void read(Lesson lesson) {
        Prose.of(lesson.text()).forEach(terminal::line);
    }

    /** Where the page of the last failing check is; returns whether there is one. */
    boolean trace(Lesson lesson) {
        Path page = workspace.page(lesson);
        if (Files.exists(page)) {
            terminal.line("Open in a browser: " + page.toAbsolutePath().toUri());
            return true;
        }
        terminal.wrapped(
                "",
                "There is no interleaving to show: the last check of " + lesson.id()
                        + " did not fail in the model checker. Run: check " + lesson.number());
        return false;
    }

    /** Right answers, if the lesson is solved or the learner gives up; returns whether they were shown. */
    boolean solution(Lesson lesson, boolean giveUp) {
        if (!giveUp && !workspace.passed().contains(lesson.id())) {
            terminal.wrapped(
                    "",
                    "Not solved yet. A hint: hint " + lesson.number() + ". To see the answer all the same:"
                            + " solution " + lesson.number() + " --give-up");
            return false;
        }
        List<Lesson.Answer> answers = lesson.rightAnswers();
        terminal.wrapped("", answers.get(0).why());
        terminal.line();
        lesson.source(answers.get(0)).lines().forEach(terminal::line);
        terminal.line();
        terminal.line("Others, and what they cost:");
        answers.stream().skip(1).forEach(answer -> terminal.wrapped("  ", answer.name() + ": " + answer.why()));
        return true;
    }

    /** The starter again; says where the learner's file is now. */
    void reset(Lesson lesson) throws IOException {
        Path aside = workspace.reset(lesson);
        terminal.wrapped(
                "", "Your file is now " + aside + "; " + workspace.file(lesson) + " is as it was in the beginning.");
    }
}
