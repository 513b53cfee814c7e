package io.raceproof.lessons.demo;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.Markdown;
import io.raceproof.lessons.PrTier;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/** The main job, run once for real; a plain build leaves that to {@code mvn -q}. */
@PrTier("it takes half a minute, and mvn -q is the same")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("it needs both processors: a race that is starved cannot be seen")
class MainJobTest {
    private final Path target = Path.of("target", "main-job-test");
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Verdict verdict = Verdict.ENVIRONMENT;
    private List<String> lines = List.of();

    @BeforeAll
    void run() throws Exception {
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(out, StandardCharsets.UTF_8, false, Map.of());
        verdict = new LessonRun(Lessons.find("1").orElseThrow(), terminal, target).run();
        lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void the_broken_version_is_broken_and_both_fixes_hold() {
        assertEquals(Verdict.HELD, verdict, () -> String.join("\n", lines));
    }

    @Test
    void no_line_is_wider_than_80_columns() {
        assertEquals(
                List.of(), lines.stream().filter(line -> line.length() > 80).toList());
    }

    @Test
    void without_a_terminal_there_are_no_colours_and_no_rewritten_lines() {
        assertTrue(lines.stream().noneMatch(line -> line.contains("\u001b") || line.contains("\r")));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("… lens 2")), "progress is shown");
    }

    @Test
    void the_page_carries_the_story_and_needs_no_network() throws Exception {
        String html = Files.readString(target.resolve("lesson01/index.html"));
        String json = html.substring(html.indexOf("id=\"data\">") + 10);
        JsonObject page = JsonParser.parseString(json.substring(0, json.indexOf("</script>")))
                .getAsJsonObject();
        JsonObject broken = page.getAsJsonArray("versions").get(0).getAsJsonObject();
        assertAll(
                () -> assertEquals("BROKEN", broken.get("verdict").getAsString()),
                () -> assertTrue(broken.getAsJsonObject("interleaving")
                                .getAsJsonArray("rows")
                                .size()
                        >= 3),
                () -> assertTrue(!html.contains("http://") && !html.contains("https://"), "no address"));
    }

    @Test
    void the_reader_can_be_the_scheduler_of_each_version_and_breaks_the_broken_one_alone() throws Exception {
        String html = Files.readString(target.resolve("lesson01/index.html"));
        String json = html.substring(html.indexOf("id=\"data\">") + 10);
        JsonArray versions = JsonParser.parseString(json.substring(0, json.indexOf("</script>")))
                .getAsJsonObject()
                .getAsJsonArray("versions");
        for (JsonElement each : versions) {
            JsonObject version = each.getAsJsonObject();
            JsonObject tree = version.getAsJsonObject("tree");
            boolean broken = version.get("verdict").getAsString().equals("BROKEN");
            assertEquals(broken, tree.get("broken").getAsInt() > 0, () -> version.get("name") + ": " + tree);
            assertTrue(
                    tree.get("complete").getAsBoolean()
                            || tree.get("preemptions").getAsInt() >= 1,
                    tree::toString);
        }
        assertTrue(html.length() < 400_000, () -> html.length() + " characters");
    }

    /** Numbers differ from run to run; every word and every source line must be what a run prints. */
    @Test
    void the_readme_shows_what_a_run_prints() throws Exception {
        String block = Markdown.of(Files.readString(Path.of("..", "README.md"))).code("").stream()
                .filter(code -> code.startsWith("UnprotectedSale"))
                .findFirst()
                .orElseThrow();
        String printed = withoutNumbers(String.join(" ", lines)); // where a long line breaks depends on its numbers
        List<String> stale = block.lines()
                .map(MainJobTest::withoutNumbers)
                .filter(line -> !printed.contains(line) && !isRare(line))
                .toList();
        assertEquals(List.of(), stale);
    }

    private static String withoutNumbers(String line) {
        return line.replaceAll("[0-9][0-9,.]*", "0").replaceAll(" +", " ").strip();
    }

    /** Not every run sees it. */
    private static boolean isRare(String line) {
        return line.matches(".*one worker wrote past the end of the|other's array");
    }
}
