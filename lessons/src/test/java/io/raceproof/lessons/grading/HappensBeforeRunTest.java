package io.raceproof.lessons.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.PrTier;
import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.race.KeptPrograms;
import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found before the model checker is ready, and what it is taken for. */
class HappensBeforeRunTest {
    @TempDir
    private Path directory;

    private List<StepResult> look(String number, String answer) throws Exception {
        return new HappensBeforeRun(() -> {}).run(compiled(number, answer));
    }

    private Answer compiled(String number, String answer) throws Exception {
        Lesson lesson = Lessons.find(number).orElseThrow();
        Path file = Files.writeString(
                directory.resolve(lesson.fileName()), lesson.folder().read("answers/" + answer + ".java"));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        assertEquals(List.of(), Compiler.compile(file, System.getProperty("java.class.path"), classes));
        return new Answer(lesson, lesson.lab(), classes, directory, OwnThreads.isIn(classes));
    }

    private KeptPrograms kept() {
        return new KeptPrograms(directory.resolve("programs.jsonl"));
    }

    private static void assertBroken(Step step, List<StepResult> results) {
        assertEquals(1, results.size(), results::toString);
        assertEquals(step, results.get(0).step(), results::toString);
        assertEquals(Verdict.BROKEN, results.get(0).verdict(), results::toString);
    }

    /** It has a data race, too. */
    @Test
    void a_mistake_that_was_aimed_at_is_told_and_not_its_data_race() throws Exception {
        List<StepResult> results = look("2", "unlocked_reader");
        assertBroken(Step.WRONG_FIX, results);
        String misconception = Lessons.find("2").orElseThrow().misconceptions().get("reader");
        assertTrue(results.get(0).details().contains(misconception), results::toString);
    }

    @Test
    @PrTier("starts a JVM with the agent")
    void a_lock_that_somebody_else_holds_is_a_mistake_that_hangs() throws Exception {
        List<StepResult> results = look("1", "lock_on_the_ticket");
        assertBroken(Step.WRONG_FIX, results);
        assertEquals("every thread waits", results.get(0).summary());
    }

    @Test
    @PrTier("judges a right answer whole")
    void a_right_answer_is_silent() throws Exception {
        List<StepResult> results = look("1", "clerk_thread");
        assertTrue(results.stream().allMatch(StepResult::passed), results::toString);
        assertEquals(Step.HAPPENS_BEFORE, results.get(0).step());
    }

    @Test
    @PrTier("searches programs for some seconds")
    void a_program_that_breaks_the_answer_is_told_and_kept() throws Exception {
        assertBroken(Step.GENERATED, new GeneratedRun(kept()).run(compiled("1", "unlocked_size")));
        assertEquals(1, Files.readAllLines(directory.resolve("programs.jsonl")).size());
    }

    @Test
    @PrTier("searches programs for some seconds")
    void of_a_right_answer_no_program_is_told_or_kept() throws Exception {
        assertEquals(List.of(), new GeneratedRun(kept()).run(compiled("1", "stamped_lock")));
        assertTrue(Files.notExists(directory.resolve("programs.jsonl")));
    }
}
