package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.grading.Grade;
import io.raceproof.lessons.grading.Grader;
import io.raceproof.lessons.grading.StepResult;
import io.raceproof.stress.report.Progress;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Grades a learner's files, remembers a success and draws a failure. For one thread at a time. */
final class Judging implements AutoCloseable {
    private final Terminal terminal;
    private final Workspace workspace;
    private final Sharing sharing;

    /** What is told while a watched answer is judged, besides the terminal. */
    interface Audience {
        /** Nobody listens. */
        Audience NONE = new Audience() {};

        /** The answer in a file is going to be judged. */
        default void opening(Lesson lesson, Path file) {}

        /** A step has ended. */
        default void step(StepResult result) {}

        /** All steps have ended. */
        default void closing(Grade grade) {}

        /** The page of the answer's failure was written. */
        default void page(Path page) {}
    }

    private final Audience audience;

    /** Of the lesson that was judged last. */
    private @Nullable Grader grader;

    Judging(Terminal terminal, Workspace workspace) {
        this(terminal, workspace, Audience.NONE);
    }

    /** With somebody who listens while a watched answer is judged. */
    Judging(Terminal terminal, Workspace workspace, Audience audience) {
        this.terminal = terminal;
        this.workspace = workspace;
        this.audience = audience;
        this.sharing = new Sharing(terminal, workspace);
    }

    /** Without a word. */
    Grade silently(Lesson lesson, Path file) throws IOException, InterruptedException {
        Grade grade = grader(lesson).grade(file, step -> {});
        keep(lesson, file, grade);
        sharing.checkedSilently(lesson, grade);
        return grade;
    }

    /** Shows the steps as they come about, with progress on the terminal. */
    Grade shown(Lesson lesson, Path file) throws IOException, InterruptedException {
        GradeReport report = new GradeReport(terminal, false);
        report.opening(lesson, file);
        Grader steps = grader(lesson);
        Grade quick = showingProgress("judging", () -> steps.gradeSchedules(file, report::step));
        Grade found = quick.last().passed()
                ? showingProgress("judging", () -> steps.gradeStress(quick, report::step))
                : quick;
        Grade grade = explained(report, steps, found, report::step);
        keep(lesson, file, grade);
        report.closing(lesson, grade);
        sharing.checked(lesson, grade);
        return grade;
    }

    /**
     * The same, for a learner who may go on with something else during the long steps, and who will save again: that is
     * prepared for in the end.
     */
    void watched(Lesson lesson, Path file) throws IOException, InterruptedException {
        GradeReport report = new GradeReport(terminal, true);
        report.opening(lesson, file);
        audience.opening(lesson, file);
        Grader steps = grader(lesson);
        Consumer<StepResult> told = step -> {
            report.step(step);
            audience.step(step);
        };
        Grade grade = showingProgress("judging", () -> steps.gradeSchedules(file, told));
        if (grade.last().passed()) {
            report.goesOn(lesson);
            grade = counted(lesson, steps, grade, told);
        }
        grade = explained(report, steps, grade, told);
        keep(lesson, file, grade);
        boolean hasPage = grade.last().isDrawn();
        if (hasPage) {
            audience.page(workspace.page(lesson));
        }
        report.closing(lesson, grade);
        audience.closing(grade);
        sharing.checked(lesson, grade);
        steps.prepare();
        if (hasPage && audience != Audience.NONE) {
            addSchedules(lesson);
        }
    }

    /** For those who look at the page: they can choose from these a little later. */
    private void addSchedules(Lesson lesson) throws InterruptedException {
        try {
            new Traces(terminal, workspace).addSchedules(lesson);
            audience.page(workspace.page(lesson));
        } catch (IOException noSchedules) {
            return; // the page is as it was; trace tells why
        }
    }

    /** The long steps, counted down to the time that they took before. */
    private Grade counted(Lesson lesson, Grader steps, Grade quick, Consumer<StepResult> told)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Progress progress = Progress.start(terminal, "the real machine", workspace.longStepsTook(lesson));
        Grade grade;
        try {
            grade = steps.gradeStress(quick, told);
        } finally {
            progress.close();
        }
        workspace.noteLongSteps(lesson, Duration.ofNanos(System.nanoTime() - start));
        return grade;
    }

    /** What was told without an interleaving is told with one, if there is one. */
    private Grade explained(GradeReport report, Grader steps, Grade broken, Consumer<StepResult> told)
            throws IOException, InterruptedException {
        if (!steps.canExplain(broken)) {
            return broken;
        }
        report.isExplained();
        return showingProgress("looking for an interleaving", () -> steps.explain(broken, told));
    }

    private interface Work {
        Grade run() throws IOException, InterruptedException;
    }

    private Grade showingProgress(String what, Work work) throws IOException, InterruptedException {
        Progress progress = Progress.start(terminal, what);
        try {
            return work.run();
        } finally {
            progress.close();
        }
    }

    private Grader grader(Lesson lesson) {
        if (grader == null || !grader.lesson().id().equals(lesson.id())) {
            close();
            grader = new Grader(lesson, workspace.scratch(lesson));
        }
        return grader;
    }

    /** Ends what was prepared. */
    @Override
    public void close() {
        if (grader != null) {
            grader.close();
        }
    }

    private void keep(Lesson lesson, Path file, Grade grade) throws IOException {
        if (grade.verdict() == Verdict.HELD) {
            workspace.remember(lesson);
        } else if (grade.last().isDrawn()) {
            new Traces(terminal, workspace).keep(lesson, file, grade.last());
        }
    }
}
