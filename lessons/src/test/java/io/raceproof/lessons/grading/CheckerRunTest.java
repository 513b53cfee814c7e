package io.raceproof.lessons.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.NightlyTier;
import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checkers are scored as they should be: those that are named here were written before the mutants were chosen. The bank of the lesson
 * has more, which {@code prove 16} grades.
 */
@NightlyTier("a score takes up to a minute")
class CheckerRunTest {
    private final Lesson lesson = Lessons.find("16").orElseThrow();
    private final List<StepResult> told = new ArrayList<>();

    @TempDir
    Path directory;

    private StepResult grade(String answer) throws Exception {
        Lesson.Answer known = lesson.answers().stream()
                .filter(one -> one.name().equals(answer))
                .findFirst()
                .orElseThrow();
        return gradeText(lesson.source(known));
    }

    private StepResult gradeText(String source) throws Exception {
        Path folder = directory.resolve("lesson16_checker");
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve(lesson.fileName()), source);
        told.clear();
        try (Grader grader = new Grader(lesson, directory.resolve("grader"))) {
            Grade grade = grader.grade(file, told::add);
            assertEquals(told.get(told.size() - 1), grade.last(), "the end is told last");
            return grade.last();
        }
    }

    private long lines(StepResult result, String beginning) {
        return result.details().stream()
                .filter(line -> line.startsWith(beginning))
                .count();
    }

    private long kills() {
        return told.stream()
                .filter(step -> step.summary().contains(" killed after "))
                .count();
    }

    @Test
    void a_strong_checker_passes_and_is_shown_the_mutants() throws Exception {
        StepResult result = grade("checks_and_races");
        assertEquals(Verdict.HELD, result.verdict(), result::toString);
        assertTrue(kills() >= 10, told::toString);
        assertTrue(result.summary().endsWith("; no false alarm"), result::toString);
        assertEquals(12, lines(result, "mutant "), result::toString);
        assertTrue(lines(result, "mutant 1: Reference.java:") == 1, result::toString);
    }

    @Test
    void the_learners_own_executor_is_put_under_a_checker_that_passes() throws Exception {
        for (int n = 12; n <= 15; n++) {
            Lesson earlier = Lessons.find(Integer.toString(n)).orElseThrow();
            Path file = directory.resolve(earlier.className().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, earlier.source(earlier.rightAnswers().get(0)));
        }
        assertEquals(Verdict.HELD, grade("checks_and_races").verdict(), told::toString);
        assertTrue(
                told.stream().anyMatch(step -> step.details().contains("all your checks hold")),
                () -> "of right answers: " + told);
        Lesson future = Lessons.find("13").orElseThrow();
        Lesson.Answer wrong = future.wrongAnswers().stream()
                .filter(one -> one.name().equals("atomic_look"))
                .findFirst()
                .orElseThrow();
        Files.writeString(directory.resolve(future.className().replace('.', '/') + ".java"), future.source(wrong));
        assertEquals(Verdict.HELD, grade("checks_and_races").verdict(), told::toString);
        assertTrue(
                told.stream().anyMatch(step -> step.details().toString().contains("fails on your own executor")),
                () -> "a future that can be completed and cancelled: " + told);
    }

    @Test
    void a_weak_checker_is_told_which_kinds_it_does_not_see() throws Exception {
        StepResult result = grade("only_the_way_it_should_go");
        assertEquals(Verdict.BROKEN, result.verdict());
        assertTrue(kills() < 10, told::toString);
        assertTrue(result.summary().contains("10 are needed; no false alarm"), result::toString);
        assertTrue(lines(result, "not seen: ") >= 3, result::toString);
        assertEquals(0, lines(result, "mutant "), "their sources are for after a pass");
    }

    @Test
    void a_vacuous_checker_kills_nothing_and_each_probe_is_named() throws Exception {
        StepResult result = grade("asserts_nothing");
        assertEquals(Verdict.BROKEN, result.verdict());
        assertEquals(0, kills(), told::toString);
        assertTrue(
                result.details()
                        .contains("no power, for they hold even for an executor that does nothing: \"tasks can be"
                                + " submitted\", \"two threads can submit\", race TwoSubmit"),
                result::toString);
    }

    @Test
    void one_false_alarm_is_enough() throws Exception {
        for (String answer : List.of("counts_workers_too_early", "same_exception_each_time", "shares_a_counter")) {
            StepResult result = grade(answer);
            assertEquals(Verdict.BROKEN, result.verdict(), answer);
            assertEquals(1, lines(result, "false alarm: "), result::toString);
            assertEquals(0, kills(), () -> "it is void: " + told);
        }
        String strong = lesson.source(lesson.rightAnswers().get(0));
        String alarmed = strong.replaceFirst(
                "race\\(TwoSubmitters.class\\);",
                "$0\n        check(\"never\", Factory.class, executors -> require(false, \"always\"));");
        StepResult result = gradeText(alarmed);
        assertEquals(Verdict.BROKEN, result.verdict(), "ten are killed, and one check is void");
        assertTrue(kills() >= 10, told::toString);
        assertEquals(1, lines(result, "false alarm: \"never\" fails on "), result::toString);
    }

    @Test
    void a_check_that_waits_loops_floods_or_fills_the_memory_gets_a_verdict() throws Exception {
        assertTrue(grade("waits_for_ever").toString().contains("every thread waited"));
        assertTrue(grade("loops_for_ever").toString().contains("seconds of processor time"));
        assertTrue(grade("prints_without_end").toString().contains("seconds of processor time"));
        assertTrue(grade("fills_the_memory").toString().contains("it used up the memory"));
        StepResult result = grade("ends_the_jvm");
        assertEquals(Step.COMPILE, result.step());
        assertTrue(result.toString().contains("exit ends the JVM"), result::toString);
    }

    @Test
    void a_checker_that_cannot_be_made_is_told_why() throws Exception {
        String starter = lesson.starterSource();
        StepResult throwing = gradeText(starter.replaceFirst(
                "public OwnChecker\\(\\) \\{", "$0\n        String.valueOf(java.util.List.of().get(0));"));
        assertEquals(Verdict.BROKEN, throwing.verdict());
        assertTrue(throwing.toString().contains("its constructor: "), throwing::toString);
        StepResult other = gradeText("package lesson16_checker;\npublic class OwnChecker {}\n");
        assertTrue(other.toString().contains("OwnChecker"), other::toString);
    }
}
