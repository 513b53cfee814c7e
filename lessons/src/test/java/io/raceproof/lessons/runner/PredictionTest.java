package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** Nonsense is refused; nothing is run for it. */
class PredictionTest {
    @TempDir
    Path directory;

    @Test
    void nonsense_is_asked_about_again_until_the_input_ends() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deque<String> lines = new ArrayDeque<>(List.of("", "0", "two", "1 99", "1,-2"));
        Terminal terminal = new Terminal(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, Map.of());
        int status =
                new Prediction(Lessons.all().get(0), terminal, directory, lines::poll, (predicted, seen) -> {}).run();
        String shown = bytes.toString(StandardCharsets.UTF_8);
        assertEquals(64, status);
        for (String told :
                List.of("Something must come out", "\"0\" is none", "\"two\" is none", "\"99\" is none", "\"-2\"")) {
            assertTrue(shown.contains(told), shown);
        }
        assertTrue(shown.strip().endsWith("Nothing was predicted, so nothing is tried."), shown);
    }
}
