package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.demo.TracePage;
import io.raceproof.lessons.grading.Grade;
import io.raceproof.lessons.grading.Grader;
import io.raceproof.lessons.grading.StepResult;
import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.report.Progress;
import io.raceproof.stress.report.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Finds an interleaving again that was found on another machine, or says what differs there. */
final class Replay {
    private final Terminal terminal;
    private final Workspace workspace;

    Replay(Terminal terminal, Workspace workspace) {
        this.terminal = terminal;
        this.workspace = workspace;
    }

    /**
     * Looks for it.
     *
     * @param file the code for which the token was made
     * @return whether the same was found
     */
    boolean run(ReproToken token, Lesson lesson, Path file) throws IOException, InterruptedException {
        List<String> differences = differences(token, lesson, file);
        differences.forEach(sentence -> terminal.wrapped("", "What differs: " + sentence));
        if (token.source() != ReproToken.sourceOf(ReproToken.linesOf(file))) {
            return false;
        }
        Path folder = workspace.scratch().resolve("token").resolve(lesson.id());
        Path page = folder.resolve("trace.html");
        GradeReport report =
                new GradeReport(terminal, true, page.toAbsolutePath().toUri().toString());
        Files.createDirectories(folder);
        Path code = folder.resolve(lesson.fileName()); // under the name that the compiler wants
        Files.copy(file, code, StandardCopyOption.REPLACE_EXISTING);
        report.reading(code);
        StepResult found = grade(token, lesson, code, folder).last();
        if (found.story() == null) {
            terminal.wrapped("", "Here nothing breaks it at that step: it ended with " + found.summary() + ".");
            return false;
        }
        report.step(found);
        TracePage.of(lesson, code, found).write(page);
        boolean same = ReproToken.storyOf(found.story()) == token.story();
        terminal.wrapped(
                "",
                same
                        ? "It is the interleaving of the token. Step by step: "
                                + page.toAbsolutePath().toUri()
                        : "It is broken here, too, by another interleaving than the token's"
                                + (differences.isEmpty() ? "; nothing else differs." : "."));
        return same;
    }

    private static List<String> differences(ReproToken token, Lesson lesson, Path file) throws IOException {
        List<String> differences = new ArrayList<>();
        if (token.source() != ReproToken.sourceOf(ReproToken.linesOf(file))) {
            differences.add(
                    "the code. " + file + " is not the file for which the token was made: put that one there, or"
                            + " name it after the token");
        }
        if (token.jdk() != Runtime.version().feature()) {
            differences.add(
                    "the JDK, " + token.jdk() + " there, " + Runtime.version().feature() + " here");
        }
        if (token.kit() != ReproToken.kitOf(lesson)) {
            differences.add("raceproof: its lesson " + lesson.number() + " there is another version of that here");
        }
        return differences;
    }

    /** The steps up to the token's, from a folder in which no check has left anything. */
    private Grade grade(ReproToken token, Lesson lesson, Path file, Path folder)
            throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve("programs.jsonl"));
        Progress progress = Progress.start(terminal, "looking for it");
        try (Grader grader = new Grader(lesson, folder)) {
            Grade quick = grader.gradeSchedules(file, step -> {});
            boolean goesOn = quick.last().passed() && token.step() == Step.GENERATED;
            return grader.explain(goesOn ? grader.gradeStress(quick, step -> {}) : quick, step -> {});
        } finally {
            progress.close();
        }
    }
}
