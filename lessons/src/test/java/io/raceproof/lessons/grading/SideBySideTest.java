package io.raceproof.lessons.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.lab.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(100)
class SideBySideTest {
    private static final Lesson LESSON = Lessons.find("1").orElseThrow();
    private static final Answer ANSWER = new Answer(LESSON, LESSON.lab(), Path.of(""), Path.of(""), false);

    private final SideBySide stages = new SideBySide();

    @AfterEach
    void close() {
        stages.close();
    }

    private static List<StepResult> passed(Step step) {
        return List.of(StepResult.passed(step, ""));
    }

    @Test
    void stages_run_at_the_same_time() throws Exception {
        CountDownLatch secondHasEnded = new CountDownLatch(1);
        Future<List<StepResult>> first = stages.begin(
                answer -> {
                    secondHasEnded.await();
                    return passed(Step.MODEL);
                },
                ANSWER);
        Future<List<StepResult>> second = stages.begin(
                answer -> {
                    secondHasEnded.countDown();
                    return passed(Step.STRESS);
                },
                ANSWER);
        assertEquals(passed(Step.MODEL), SideBySide.resultOf(first));
        assertEquals(passed(Step.STRESS), SideBySide.resultOf(second));
    }

    @Test
    void what_has_not_ended_is_interrupted_and_has_ended_when_they_are_closed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        stages.begin(
                answer -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        ended.countDown();
                    }
                    return passed(Step.MODEL);
                },
                ANSWER);
        begun.await();
        stages.close();
        assertEquals(0, ended.getCount());
    }

    @Test
    void a_stage_that_cannot_read_its_files_says_so() {
        Future<List<StepResult>> begun = stages.begin(
                answer -> {
                    throw new IOException("the disk is full");
                },
                ANSWER);
        assertEquals(
                "the disk is full",
                assertThrows(IOException.class, () -> SideBySide.resultOf(begun))
                        .getMessage());
    }
}
