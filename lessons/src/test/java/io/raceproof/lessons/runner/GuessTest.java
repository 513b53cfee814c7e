package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lesson.Answer;
import io.raceproof.lessons.Lessons;
import io.raceproof.stress.report.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wrong answer is shown, guessed at, and graded. */
class GuessTest {
    @TempDir
    Path directory;

    private final Lesson lesson = Lessons.all().get(0);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private String guess(String name, String... typed) throws Exception {
        Deque<String> lines = new ArrayDeque<>(List.of(typed));
        Terminal terminal = new Terminal(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, Map.of());
        assertEquals(0, new Guess(lesson, terminal, new Workspace(directory), lines::poll).run(name));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_reason_comes_after_the_guess_and_the_grade() throws Exception {
        Answer answer = lesson.wrongAnswers().get(0);
        String shown = guess(answer.name(), "nonsense", "99", "1");
        String source = lesson.source(answer).strip().lines().toList().get(0);
        int code = shown.indexOf(source);
        int question = shown.indexOf("What is wrong with it?");
        int mistake = shown.indexOf("\"nonsense\" is none of them");
        int verdict = shown.lastIndexOf("BROKEN");
        assertTrue(0 <= code && code < question && question < mistake && mistake < verdict, shown);
        String lastWords = shown.substring(verdict).replace('\n', ' ');
        assertTrue(lastWords.contains(answer.why().substring(0, 20)), shown);
        assertEquals(
                4, shown.lines().filter(line -> line.matches("  [1-4]  .*")).count(), shown);
    }
}
