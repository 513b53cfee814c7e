package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.grading.Grade;
import io.raceproof.lessons.grading.Grader;
import io.raceproof.lessons.grading.Step;
import io.raceproof.lessons.grading.StepResult;
import io.raceproof.stress.report.Median;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows that the grader judges right: the starter and every wrong fix are rejected, every right answer is accepted. */
public final class Prover {
    /**
     * One answer and what was said of it.
     *
     * @param name "wrong/two-locks"
     * @param expected "accepted", "rejected", or the step that is to reject it: "model", "wrong-fix Twice"
     * @param got the same, of what was said
     * @param seconds from the save to what the learner is told first: all steps but stress
     * @param stressSeconds of the stress step; 0 if it was not run
     */
    public record Proof(String name, String expected, String got, double seconds, double stressSeconds) {
        /** Whether it is as it should be. */
        public boolean holds() {
            return expected.equals(got);
        }
    }

    private final Lesson lesson;
    private final Path directory;

    /** For one lesson; files go below {@code directory}. */
    public Prover(Lesson lesson, Path directory) {
        this.lesson = lesson;
        this.directory = directory;
    }

    /**
     * Grades them.
     *
     * @param most so many right and so many wrong ones, those at the front of the lists; MAX_VALUE for all, and the
     *     starter
     * @param listener is told of each as soon as it is graded
     */
    public List<Proof> prove(int most, Consumer<Proof> listener) throws IOException, InterruptedException {
        Content content = new Content(lesson);
        List<Proof> proofs = new ArrayList<>();
        if (most == Integer.MAX_VALUE) {
            add(proofs, listener, "starter", content.starter(), "rejected");
        }
        for (Content.Answer answer : content.solutions().stream().limit(most).toList()) {
            add(proofs, listener, "solutions/" + answer.name(), answer.source(), "accepted");
        }
        for (Content.Answer answer : content.wrongFixes().stream().limit(most).toList()) {
            add(proofs, listener, "wrong/" + answer.name(), answer.source(), answer.expect());
        }
        return proofs;
    }

    private void add(List<Proof> proofs, Consumer<Proof> listener, String name, String source, String expected)
            throws IOException, InterruptedException {
        Path folder = directory.resolve(lesson.id()).resolve("prove");
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve(new Content(lesson).fileName()), source);
        Grade grade;
        long start = System.nanoTime();
        long told;
        try (Grader grader = new Grader(lesson, folder)) {
            grade = grader.gradeSchedules(file, step -> {});
            told = System.nanoTime();
            if (grade.last().passed()) {
                grade = grader.gradeStress(grade, step -> {});
            }
        }
        double stressSeconds = (System.nanoTime() - told) / 1e9;
        Proof proof = new Proof(name, expected, said(grade, expected), (told - start) / 1e9, stressSeconds);
        proofs.add(proof);
        listener.accept(proof);
    }

    private String said(Grade grade, String expected) {
        return switch (grade.verdict()) {
            case HELD -> "accepted";
            case BROKEN -> expected.equals("rejected") ? "rejected" : word(grade.last());
            case INCONCLUSIVE, ENVIRONMENT ->
                grade.verdict() + " (" + grade.last().details() + ")";
        };
    }

    /** What a wrong fix expects: the step that rejects it, and the mistake if it is told one. */
    private String word(StepResult rejected) {
        if (rejected.step() != Step.WRONG_FIX) {
            return rejected.step().name().toLowerCase(Locale.ROOT);
        }
        return lesson.exercise().wrongFixes().stream()
                .filter(wrongFix -> rejected.details().contains(wrongFix.misconception()))
                .map(wrongFix -> "wrong-fix " + wrongFix.name())
                .findFirst()
                .orElse("wrong-fix");
    }

    /** The median and the worst of {@link Proof#seconds}, in words. */
    static String times(List<Proof> proofs) {
        double[] seconds = proofs.stream().mapToDouble(Proof::seconds).toArray();
        return String.format(
                Locale.ROOT,
                "from a save to the verdict, stress aside: median %.1f s, worst %.1f s of %d",
                Median.of(seconds),
                Arrays.stream(seconds).max().orElse(Double.NaN),
                seconds.length);
    }

    /** The worst of the proofs, as a verdict on the grader. */
    static Verdict verdict(List<Proof> proofs) {
        return proofs.stream().allMatch(Proof::holds) ? Verdict.HELD : Verdict.BROKEN;
    }
}
