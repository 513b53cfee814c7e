package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.stress.report.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One key leads on. */
class TourTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Lesson lesson = Lessons.all().get(0);
    private final List<String> told = new ArrayList<>();

    private final Tour.Stops stops = new Tour.Stops() {
        @Override
        public void predict(Lesson of) {
            told.add("predict");
        }

        @Override
        public void demonstrate(Lesson of) {
            told.add("demonstrate");
        }

        @Override
        public void text(Lesson of) {
            told.add("text");
        }
    };

    private Terminal terminal(boolean person) {
        return new Terminal(
                new PrintStream(bytes, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                person,
                Map.of("NO_COLOR", "1"));
    }

    private boolean tour(String typed, int width) throws Exception {
        try (Keys keys = Keys.byLine("a test", new StringReader(typed))) {
            return new Tour(terminal(false).withWidth(width), keys, stops).run(lesson);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'///',    predict demonstrate, true",
        "s/s////,  text text predict demonstrate, true",
        "e/,       '', true",
        "/e/,      predict, true",
        "/q/,      predict, false",
        "//s/,     predict demonstrate text, false",
        "'',       '', false",
        "z/e/,     '', true"
    })
    void keys_lead_on_and_out(String typed, String visited, boolean exercise) throws Exception {
        assertEquals(exercise, tour(typed.replace('/', '\n'), 80));
        assertEquals(visited, String.join(" ", told));
        String shown = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(shown.contains(lesson.title()) && shown.contains("sold.add(ticket);"), shown);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void lines_fit_the_window(int width) throws Exception {
        tour("e\n", width);
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertTrue(lines.stream().allMatch(line -> line.length() <= width), lines::toString);
    }

    @Test
    void a_long_text_is_read_a_window_at_a_time() throws Exception {
        List<String> lines = List.of("one", "two", "three", "four", "five", "six", "seven", "eight");
        try (Keys keys = Keys.byLine("a test", new StringReader("\nq\n"))) {
            new Pager(terminal(true), keys, 4).show(lines);
        }
        String shown = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(shown.contains("37 %   Enter: on"), shown);
        assertTrue(shown.contains("six") && !shown.contains("seven"), shown);
    }
}
