package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.grading.Grade;
import io.raceproof.lessons.grading.StepResult;
import io.raceproof.lessons.lab.Step;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The last words of a grade: the verdict, and what the learner can do next. */
class GradeReportTest {
    private static String lastLine(Verdict verdict, boolean watched) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, Map.of());
        Grade grade = new Grade(List.of(new StepResult(Step.STRESS, verdict, "", List.of(), null)));
        new GradeReport(terminal, watched).closing(Lessons.all().get(0), grade);
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void after_a_command_they_name_commands() {
        assertEquals("BROKEN: save a change and check again. A hint: hint 1", lastLine(Verdict.BROKEN, false));
        assertEquals("HELD: solved. Compare with others: solution 1", lastLine(Verdict.HELD, false));
    }

    @Test
    void under_watch_they_name_keys() {
        assertEquals("BROKEN: save a change. Key h: a hint", lastLine(Verdict.BROKEN, true));
        assertTrue(lastLine(Verdict.HELD, true).startsWith("HELD: solved. Key n: the next lesson."));
    }
}
