package io.raceproof.stress.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page carries any value, and none of them can become markup. */
class PageTest {
    private static final String HOSTILE =
            "</script><script>alert(1)</script><img src=x onerror=alert(2)> \"'`\\ \u2028 &";

    private static Page page(String value) {
        Page.Version version = new Page.Version(
                value,
                value,
                Verdict.BROKEN,
                List.of(value),
                value,
                List.of(value),
                1,
                1,
                1,
                2,
                3,
                List.of(),
                4,
                value,
                null,
                List.of(),
                null);
        return new Page(Page.SCHEMA, value, value, Stamp.here(), List.of(version));
    }

    private static String json(String html) {
        String rest = html.substring(html.indexOf("id=\"data\">") + 10);
        return rest.substring(0, rest.indexOf("</script>"));
    }

    @Test
    void hostile_values_arrive_unchanged_and_stay_inside_the_data() throws Exception {
        String html = page(HOSTILE).html();
        assertFalse(html.contains("<script>alert"));
        assertFalse(html.contains("<img"));
        assertEquals(
                HOSTILE,
                JsonParser.parseString(json(html))
                        .getAsJsonObject()
                        .get("title")
                        .getAsString());
    }

    @Test
    void what_scripts_would_draw_stands_in_the_page_as_plain_html_without_them() throws Exception {
        String html = PagesForTests.page("x < y", 3, 2).html();
        String still = html.substring(html.indexOf("id=\"still\""), html.indexOf("id=\"live\""));
        for (String said : List.of(
                "BROKEN",
                "The rule is violated: x &lt; y",
                "<th scope=\"row\">3</th>",
                "list = [2, x &lt; y]",
                "x &lt; y held by thread 0",
                "thread 0 overwrites x &lt; y",
                "data race: actor 1 writes x &lt; y at X.java:1",
                "Outcomes of 1,000,000 samples")) {
            assertTrue(still.contains(said), () -> said + " in " + still);
        }
    }

    @Test
    void characters_that_turn_the_direction_are_shown_by_their_codes() {
        assertEquals("a\\u202eb &lt;&#39;&quot;&amp;&gt;", Markup.escaped("a\u202eb <'\"&>"));
    }

    @Test
    void a_page_is_replaced_and_nothing_else_is_left_beside_it(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("index.html");
        page("first").write(file);
        page("second").write(file);
        String title = JsonParser.parseString(json(Files.readString(file)))
                .getAsJsonObject()
                .get("title")
                .getAsString();
        assertEquals("second", title);
        try (var files = Files.list(directory)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void what_was_written_can_be_read_with_its_interleaving_and_its_schedules(@TempDir Path directory)
            throws Exception {
        Page page = PagesForTests.withSchedules(HOSTILE);
        Path file = directory.resolve("page.html");
        page.write(file);
        assertEquals(page, Page.read(file));
    }

    @Test
    void what_is_no_page_of_this_schema_is_refused_in_one_sentence(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("page.html");
        page("x").write(file);
        String html = Files.readString(file);
        for (String other : List.of(
                "", "<html>", html.replace("\"schema\":5", "\"schema\":4"), html.replace("{\"schema\"", "{{"))) {
            Files.writeString(file, other);
            String said = String.valueOf(
                    assertThrows(IOException.class, () -> Page.read(file)).getMessage());
            assertTrue(said.endsWith("page.html is no page of this version of raceproof: make it anew"), said);
        }
    }
}
