package io.raceproof.lessons.runner;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lesson.Answer;
import io.raceproof.lessons.grading.Grade;
import io.raceproof.lessons.grading.Grader;
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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows that the grader judges right: the starter and every wrong fix are rejected, every right answer is accepted. */
public final class Prover {
    private static final String ACCEPTED = "accepted";

    /**
     * One answer and what was said of it.
     *
     * @param name "wrong/two-locks"
     * @param expected "accepted", "rejected", or the steps one of which is to reject it: "model", "model|stress"
     * @param got the same, of what was said
     * @param seconds from the save to what the learner is told first: all steps but those that take long
     * @param stressSeconds of those; 0 if they were not run
     */
    public record Proof(String name, String expected, String got, double seconds, double stressSeconds) {
        /** Whether it is as it should be. */
        public boolean holds() {
            return expected.equals(got);
        }

        private boolean isOfRightAnswer() {
            return expected.equals(ACCEPTED);
        }

        private double allSeconds() {
            return seconds + stressSeconds;
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
        Path folder = directory.resolve(lesson.id()).resolve("prove");
        Files.createDirectories(folder);
        List<Proof> proofs = new ArrayList<>();
        Consumer<Proof> told = listener.andThen(proofs::add);
        try (Grader grader = new Grader(lesson, folder)) {
            Path file = folder.resolve(lesson.fileName());
            if (most == Integer.MAX_VALUE) {
                told.accept(
                        prove(grader, file, "starter", lesson.starterSource(), new Expected(Set.of(), null, false)));
            }
            List<Answer> answers = new ArrayList<>();
            lesson.rightAnswers().stream()
                    .filter(Answer::isForThisJdk)
                    .limit(most)
                    .forEach(answers::add);
            lesson.wrongAnswers().stream()
                    .filter(Answer::isForThisJdk)
                    .limit(most)
                    .forEach(answers::add);
            for (Answer answer : answers) {
                String name = (answer.isRight() ? "right/" : "wrong/") + answer.name();
                told.accept(prove(grader, file, name, lesson.source(answer), Expected.of(lesson, answer)));
            }
        }
        return proofs;
    }

    /**
     * What an answer is to be told.
     *
     * @param steps the keys of those that may reject it; empty for any
     * @param misconception the sentence; null for none
     * @param isRight whether it is to be accepted
     */
    private record Expected(Set<String> steps, @Nullable String misconception, boolean isRight) {
        static Expected of(Lesson lesson, Answer answer) {
            String key = answer.misconception();
            return new Expected(
                    answer.verdicts(),
                    key == null ? null : lesson.misconceptions().get(key),
                    answer.isRight());
        }

        String words() {
            return isRight ? ACCEPTED : steps.isEmpty() ? "rejected" : String.join("|", new TreeSet<>(steps));
        }
    }

    /** As a learner who saves one answer after the other: what can be prepared for the next one is prepared. */
    private Proof prove(Grader grader, Path file, String name, String source, Expected expected)
            throws IOException, InterruptedException {
        Files.writeString(file, source);
        long start = System.nanoTime();
        Grade grade = grader.gradeSchedules(file, step -> {});
        long told = System.nanoTime();
        if (grade.last().passed()) {
            grade = grader.gradeStress(grade, step -> {});
        } else if (expected.misconception() != null && told(grade.last()) == null) {
            grade = grader.explain(grade, step -> {});
        }
        double stressSeconds = (System.nanoTime() - told) / 1e9;
        grader.prepare();
        return new Proof(name, expected.words(), said(grade, expected), (told - start) / 1e9, stressSeconds);
    }

    /** What was expected, if that was said; else what was said. */
    private String said(Grade grade, Expected expected) {
        StepResult last = grade.last();
        return switch (grade.verdict()) {
            case HELD -> ACCEPTED;
            case BROKEN -> {
                String told = told(last);
                boolean step = expected.steps().isEmpty()
                        ? !expected.isRight()
                        : expected.steps().contains(last.step().key());
                boolean sentence = expected.steps().isEmpty() || Objects.equals(told, expected.misconception());
                yield step && sentence
                        ? expected.words()
                        : last.step().key() + ", " + last.summary() + ": " + last.details();
            }
            case INCONCLUSIVE, ENVIRONMENT ->
                grade.verdict() + " by " + last.step().key() + " " + last.details();
        };
    }

    /** The misconception that was told, or null. */
    private @Nullable String told(StepResult rejected) {
        return lesson.misconceptions().values().stream()
                .filter(sentence -> rejected.details().contains(sentence))
                .findFirst()
                .orElse(null);
    }

    /** How many hold, and how long a verdict took, in words. */
    static String summary(List<Proof> proofs) {
        long held = proofs.stream().filter(Proof::holds).count();
        return held + " of " + proofs.size() + " judged as they should be; from a save to the verdict: right answers "
                + times(proofs.stream().filter(Proof::isOfRightAnswer)) + "; wrong ones "
                + times(proofs.stream().filter(proof -> !proof.isOfRightAnswer()));
    }

    private static String times(Stream<Proof> proofs) {
        double[] seconds = proofs.mapToDouble(Proof::allSeconds).toArray();
        return String.format(
                Locale.ROOT,
                "median %.1f s, worst %.1f s of %d",
                Median.of(seconds),
                Arrays.stream(seconds).max().orElse(Double.NaN),
                seconds.length);
    }

    /** The worst of the proofs, as a verdict on the grader. */
    static Verdict verdict(List<Proof> proofs) {
        return proofs.stream().allMatch(Proof::holds) ? Verdict.HELD : Verdict.BROKEN;
    }
}
