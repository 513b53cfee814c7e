package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.demo.TracePage;
import io.raceproof.lessons.grading.Grade;
import io.raceproof.lessons.grading.Grader;
import io.raceproof.stress.report.Progress;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Grades a learner's file, remembers a success and draws a failure. For one thread at a time. */
final class Judging {
    private final Terminal terminal;
    private final Workspace workspace;

    Judging(Terminal terminal, Workspace workspace) {
        this.terminal = terminal;
        this.workspace = workspace;
    }

    /** Without a word. */
    Grade silently(Lesson lesson, Path file) throws IOException, InterruptedException {
        Grade grade = grader(lesson).grade(file, step -> {});
        keep(lesson, file, grade);
        return grade;
    }

    /** Shows the steps as they come about, with progress on the terminal. */
    Grade shown(Lesson lesson, Path file) throws IOException, InterruptedException {
        GradeReport report = new GradeReport(terminal, false);
        report.opening(lesson, file);
        Grader grader = grader(lesson);
        Grade quick = showingProgress(() -> grader.gradeSchedules(file, report::step));
        Grade grade = quick.last().passed() ? showingProgress(() -> grader.gradeStress(quick, report::step)) : quick;
        keep(lesson, file, grade);
        report.closing(lesson, grade);
        return grade;
    }

    /** The same, for a learner who goes on with something else during the stress step, which has no progress then. */
    void watched(Lesson lesson, Path file) throws IOException, InterruptedException {
        GradeReport report = new GradeReport(terminal, true);
        report.opening(lesson, file);
        Grader grader = grader(lesson);
        Grade grade = showingProgress(() -> grader.gradeSchedules(file, report::step));
        if (grade.last().passed()) {
            report.goesOn();
            grade = grader.gradeStress(grade, report::step);
        }
        keep(lesson, file, grade);
        report.closing(lesson, grade);
    }

    private interface Work {
        Grade run() throws IOException, InterruptedException;
    }

    private Grade showingProgress(Work work) throws IOException, InterruptedException {
        Progress progress = Progress.start(terminal, "judging");
        try {
            return work.run();
        } finally {
            progress.close();
        }
    }

    /** The page of the check before is gone from now on. */
    private Grader grader(Lesson lesson) throws IOException {
        Files.deleteIfExists(workspace.page(lesson));
        return new Grader(lesson, workspace.scratch(lesson));
    }

    private void keep(Lesson lesson, Path file, Grade grade) throws IOException {
        if (grade.verdict() == Verdict.HELD) {
            workspace.remember(lesson);
        } else if (grade.last().story() != null) {
            TracePage.of(lesson, file, grade.last()).write(workspace.page(lesson));
        }
    }
}
