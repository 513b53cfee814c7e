package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.stress.report.Terminal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Markdown, broken anew at 80 columns. */
class ProseTest {
    @Test
    void a_paragraph_flows_and_code_headings_and_empty_lines_stay() {
        List<String> shown = Prose.of("""
                # A heading
                Two tasks call `sold.add` at the same moment. How many steps is that inside the list, and
                what does
                each task know?

                ```java
                if (open) {
                    %s();
                }

                - no item();
                ```
                after
                it
                """.formatted("x".repeat(73)), 80);
        assertEquals(
                List.of(
                        "# A heading",
                        "Two tasks call `sold.add` at the same moment. How many steps is that inside the",
                        "list, and what does each task know?",
                        "",
                        "```java",
                        "if (open) {",
                        "    " + "x".repeat(73) + "();",
                        "}",
                        "",
                        "- no item();",
                        "```",
                        "after it"),
                shown);
    }

    @Test
    void the_lines_of_a_list_item_hang_below_its_mark() {
        String wide = "x".repeat(76);
        List<String> shown =
                Prose.of("before:\n- [ ] one\n- " + wide + "\n  and more\n\n12. " + wide + " and\nmore", 80);
        assertEquals(
                List.of("before:", "- [ ] one", "- " + wide, "  and more", "", "12. " + wide, "    and more"), shown);
    }

    @Test
    void the_rows_of_a_table_stay_below_each_other() {
        String table = "| race | count |\n|---|---|\n| store buffering | many |";
        assertEquals(table.lines().toList(), Prose.of(table, 80));
    }

    @Test
    void where_there_are_colours_they_stand_for_the_marks() {
        Terminal coloured = new Terminal(
                        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8,
                        true,
                        Map.of("TERM", "xterm"))
                .withWidth(40);
        assertEquals(
                List.of(
                        "\u001b[1mA heading\u001b[0m",
                        "call \u001b[36ma * b\u001b[0m, then it is \u001b[1mnever,\u001b[0m",
                        "\u001b[1mnever\u001b[0m a \u001b[1mmonitor lock\u001b[0m, 2 * 3 * 4 or",
                        "so",
                        "",
                        "    *x* = `y`;"),
                Prose.of(
                        "## A heading\ncall `a * b`, then it is **never, never** a *monitor lock*, 2 * 3 * 4 or so\n\n```java\n*x* = `y`;\n```\n",
                        coloured));
    }

    @Test
    void no_word_of_a_lesson_is_lost() {
        for (Lesson lesson : Lessons.all()) {
            String text = lesson.text();
            assertEquals(
                    List.of(text.split("\\s+")),
                    List.of(String.join("\n", Prose.of(text, 80)).split("\\s+")));
            for (int width : new int[] {60, 80, 120}) {
                assertTrue(Prose.of(text, width).stream().allMatch(line -> line.length() <= width), lesson.id());
            }
        }
    }
}
