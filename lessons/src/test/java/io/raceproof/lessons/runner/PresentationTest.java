package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.demo.Recording;
import io.raceproof.lessons.demo.Slides;
import io.raceproof.stress.report.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the instructor does when the race hides. */
class PresentationTest {
    @TempDir
    Path directory;

    @Test
    void the_recorded_run_takes_the_place_of_the_live_one_and_nothing_runs() throws Exception {
        Lesson first = Lessons.all().get(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, Map.of());
        Recording recording = Recording.of(first).orElseThrow();
        int slides = new Slides(first, Terminal.WIDTH, Map.of())
                .recorded()
                .orElseThrow()
                .size();
        String keys = "r\n" + "\n".repeat(slides);
        try (Keys typed = Keys.byLine("no reason", new StringReader(keys))) {
            new Presentation(first, terminal, typed, Map.of()).run(directory);
        }
        String shown = bytes.toString(StandardCharsets.UTF_8);
        String mark = recording.mark(first);
        List<String> lines = shown.lines().toList();
        assertEquals(slides, lines.stream().filter(mark::equals).count(), shown);
        assertTrue(shown.contains("BROKEN") && shown.contains("r: a recorded run"), shown);
        assertTrue(!shown.contains("\u001b"), "no colours where there is no terminal");
        assertTrue(lines.stream().allMatch(line -> line.length() <= Terminal.WIDTH), shown);
        try (var files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
    }
}
