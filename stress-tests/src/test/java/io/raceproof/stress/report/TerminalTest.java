package io.raceproof.stress.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Terminal terminal(boolean interactive, Map<String, String> environment) {
        return new Terminal(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), StandardCharsets.UTF_8, interactive, environment);
    }

    @Test
    void text_that_fits_stays_one_line() {
        assertEquals(List.of("one two"), Terminal.wrap("one two", 7));
    }

    @Test
    void text_is_broken_at_spaces_and_no_line_is_longer_than_the_width() {
        assertEquals(List.of("one", "two", "three"), Terminal.wrap("one two three", 6));
    }

    @Test
    void a_word_longer_than_the_width_is_cut() {
        assertEquals(List.of("a", "bcde", "fg h"), Terminal.wrap("a bcdefg h", 4));
    }

    @Test
    void no_text_is_one_empty_line() {
        assertEquals(List.of(""), Terminal.wrap("", 10));
    }

    @Test
    void a_width_of_nothing_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Terminal.wrap("text", 0));
    }

    @Test
    void colours_are_for_terminals_without_no_color() {
        assertEquals("\u001b[1mx\u001b[0m", terminal(true, Map.of()).styled(Terminal.Style.BOLD, "x"));
        assertEquals("x", terminal(false, Map.of()).styled(Terminal.Style.BOLD, "x"));
        assertEquals("x", terminal(true, Map.of("NO_COLOR", "1")).styled(Terminal.Style.BOLD, "x"));
        assertEquals("x", terminal(true, Map.of("TERM", "dumb")).styled(Terminal.Style.BOLD, "x"));
    }

    @Test
    void wrapped_text_is_indented() {
        terminal(false, Map.of()).wrapped("    ", "word ".repeat(20).strip());
        String printed = bytes.toString(StandardCharsets.UTF_8);
        assertEquals(
                List.of(
                        "    " + "word ".repeat(15).strip(),
                        "    " + "word ".repeat(5).strip()),
                printed.lines().toList());
    }
}
