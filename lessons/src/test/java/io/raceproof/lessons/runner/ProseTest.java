package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.stress.report.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A lesson's text in the terminal. */
class ProseTest {
    private static List<String> printed(String markdown) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, Map.of());
        Prose.print(terminal, markdown);
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void the_lines_of_a_paragraph_are_joined_and_broken_anew() {
        String words = "word ".repeat(30).strip();
        assertEquals(
                List.of("word ".repeat(16).strip(), "word ".repeat(14).strip(), "", "next"),
                printed(words.replaceFirst("(word word word) ", "$1\n") + "\n\nnext"));
    }

    @Test
    void an_item_hangs_below_its_label_and_code_keeps_its_indents() {
        assertEquals(
                List.of(
                        "## Title",
                        "",
                        "1. " + "word ".repeat(15).strip(),
                        "   word",
                        "2. two lines",
                        "- [ ] a choice",
                        "",
                        "    if (a) {",
                        "        b();",
                        "",
                        "    }",
                        "after"),
                printed("## Title\n\n1. " + "word ".repeat(16).strip() + "\n2. two\n   lines\n- [ ] a choice\n\n"
                        + "```java\nif (a) {\n    b();\n\n}\n```\nafter"));
    }

    @Test
    void nothing_of_a_lesson_is_lost_or_wider_than_the_terminal() {
        for (Lesson lesson : Lessons.all()) {
            String text = new Content(lesson).text();
            List<String> lines = printed(text);
            assertTrue(lines.stream().allMatch(line -> line.length() <= Terminal.WIDTH), lesson.id());
            assertEquals(
                    text.replaceAll("(?m)^```.*$", "").replaceAll("\\s+", ""),
                    String.join("", lines).replaceAll("\\s+", ""));
        }
    }
}
