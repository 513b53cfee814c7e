package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.stress.report.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a learner asks for besides a verdict: the lessons, their texts and hints, right answers, a fresh start. */
final class LessonCommands {
    private final Terminal terminal;
    private final Workspace workspace;

    LessonCommands(Terminal terminal, Workspace workspace) {
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
        Prose.of(hints.get(next - 1), terminal).forEach(terminal::line);
    }

    /** The lesson's text, a window at a time. */
    void read(Lesson lesson, Keys keys) throws InterruptedException {
        Pager.ofProcess(terminal, keys).show(Prose.of(lesson.text(), terminal));
    }

    /**
     * Right answers, if the lesson is solved or the learner gives up; returns whether they were shown.
     *
     * @param name of the one to show; null for those that the lesson asks for
     */
    boolean solution(Lesson lesson, @Nullable String name, boolean giveUp) {
        if (!giveUp && !workspace.passed().contains(lesson.id())) {
            terminal.wrapped(
                    "",
                    "Not solved yet. A hint: hint " + lesson.number() + ". To see the answer all the same:"
                            + " solution " + lesson.number() + " --give-up");
            return false;
        }
        List<Lesson.Answer> answers = lesson.rightAnswers();
        if (name == null) {
            int whole = Math.min(lesson.solutions(), answers.size());
            answers.subList(0, whole).forEach(answer -> show(lesson, answer));
            terminal.line("Others, and what they cost (solution " + lesson.number() + " NAME shows one):");
            answers.stream().skip(whole).forEach(answer -> terminal.wrapped("  ", answer.name() + ": " + answer.why()));
            return true;
        }
        Optional<Lesson.Answer> named =
                answers.stream().filter(answer -> answer.name().equals(name)).findFirst();
        named.ifPresentOrElse(
                answer -> show(lesson, answer),
                () -> terminal.wrapped(
                        "",
                        "There is no solution " + name + ". There are: "
                                + String.join(
                                        ", ",
                                        answers.stream()
                                                .map(Lesson.Answer::name)
                                                .toList())));
        return named.isPresent();
    }

    private void show(Lesson lesson, Lesson.Answer answer) {
        terminal.wrapped("", answer.name() + ": " + answer.why());
        terminal.line();
        lesson.source(answer).lines().forEach(terminal::line);
        terminal.line();
    }

    /** The starter again; says where the learner's file is now. */
    void reset(Lesson lesson) throws IOException {
        Optional<Path> aside = workspace.reset(lesson);
        terminal.wrapped(
                "",
                aside.map(path -> "Your file is now " + path + "; ").orElse("") + workspace.file(lesson)
                        + " is as it was in the beginning.");
    }

    /** Earlier lessons are solved, by the learner or for them. */
    void catchUp(Lesson lesson) throws IOException {
        for (Lesson earlier : Lessons.all()) {
            if (earlier.id().compareTo(lesson.id()) < 0) {
                boolean own = workspace.catchUp(earlier) == Workspace.CaughtUp.OWN;
                terminal.line((own ? " yours  " : " given  ") + earlier.title());
            }
        }
        terminal.wrapped(
                "",
                "You are at " + lesson.title()
                        + ". What of yours was not solved is in the folder saved. Go on: raceproof");
    }
}
