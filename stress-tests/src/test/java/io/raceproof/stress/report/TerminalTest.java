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
    void colours_take_no_room_and_are_never_cut() {
        assertEquals(
                List.of("\u001b[1;31mone\u001b[0m two", "three"),
                Terminal.wrap("\u001b[1;31mone\u001b[0m two three", 7));
        assertEquals(
                List.of("\u001b[1mabcd\u001b[0m\u001b[2m", "efgh", "i\u001b[0m"),
                Terminal.wrap("\u001b[1mabcd\u001b[0m\u001b[2mefghi\u001b[0m", 4));
    }

    @Test
    void a_coloured_line_is_as_full_as_a_plain_one() {
        String rest = ": " + "word ".repeat(30).strip();
        terminal(false, Map.of()).wrapped("  ", "BROKEN" + rest);
        String plain = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        Terminal coloured = terminal(true, Map.of());
        coloured.wrapped("  ", coloured.styled(Terminal.Style.BAD, "BROKEN") + rest);
        String shown = bytes.toString(StandardCharsets.UTF_8);
        assertEquals("  \u001b[1;31mBROKEN\u001b[0m" + plain.substring("  BROKEN".length()), shown);
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
