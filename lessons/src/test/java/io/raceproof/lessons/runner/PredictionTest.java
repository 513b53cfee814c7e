package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.stress.report.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The question is the text's; nonsense is refused, and nothing is run for it. */
class PredictionTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private int predict(Lesson lesson, List<String> lines, Prediction.Listener listener) throws Exception {
        Terminal terminal = new Terminal(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, Map.of());
        return new Prediction(lesson, terminal, directory, new ArrayDeque<>(lines)::poll, listener).run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "6", "8", "9"})
    void what_no_machine_counts_is_asked_as_well(String number) throws Exception {
        Lesson lesson = Lessons.find(number).orElseThrow();
        List<String> told = new ArrayList<>();
        int status = predict(lesson, List.of("1 4"), (predicted, seen) -> {
            told.addAll(predicted);
            assertEquals(List.of(), seen);
        });
        String shown = bytes.toString(StandardCharsets.UTF_8);
        assertEquals(0, status);
        assertTrue(shown.contains("4. ") && shown.strip().endsWith("Run: demo " + number), shown);
        List<String> names = List.copyOf(lesson.outcomes().keySet());
        assertEquals(names.isEmpty() ? List.of() : List.of(names.get(0), names.get(3)), told);
    }

    @ParameterizedTest
    @MethodSource("io.raceproof.lessons.Lessons#all")
    void each_lesson_asks_what_its_text_asks_with_a_number_for_each_box(Lesson lesson) throws Exception {
        assertEquals(64, predict(lesson, List.of(), (predicted, seen) -> fail()));
        String shown = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(!shown.contains("[ ]") && shown.contains("1. ") && shown.contains("Tick"), shown);
        lesson.outcomes()
                .values()
                .forEach(outcome -> assertTrue(
                        shown.replaceAll("\\s+", " ").contains(". " + outcome), () -> outcome + " is not in " + shown));
    }

    @Test
    void nonsense_is_asked_about_again_until_the_input_ends() throws Exception {
        int status =
                predict(Lessons.all().get(0), List.of("", "0", "two", "1 99", "1,-2"), (predicted, seen) -> fail());
        String shown = bytes.toString(StandardCharsets.UTF_8);
        assertEquals(64, status);
        for (String told :
                List.of("Something must come out", "\"0\" is none", "\"two\" is none", "\"99\" is none", "\"-2\"")) {
            assertTrue(shown.contains(told), shown);
        }
        assertTrue(shown.strip().endsWith("Nothing was predicted, so nothing is tried."), shown);
    }
}
