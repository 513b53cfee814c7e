package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

/** What is typed, as keys; on JLine's terminal without a device, and from a stream. */
class KeysTest {
    private static Terminal device() throws Exception {
        Terminal device = new DumbTerminal(
                "test",
                Terminal.TYPE_DUMB,
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                StandardCharsets.UTF_8);
        Attributes cooked = device.getAttributes();
        cooked.setLocalFlag(LocalFlag.ICANON, true);
        cooked.setLocalFlag(LocalFlag.ECHO, true);
        device.setAttributes(cooked);
        return device;
    }

    private static boolean isRaw(Terminal device) {
        return !device.getAttributes().getLocalFlag(LocalFlag.ICANON)
                && !device.getAttributes().getLocalFlag(LocalFlag.ECHO);
    }

    /** All keys up to the end. */
    private static List<String> all(Keys keys) throws InterruptedException {
        List<String> all = new ArrayList<>();
        while (all.isEmpty() || !all.get(all.size() - 1).equals(Keys.QUIT)) {
            String key = keys.poll(1_000);
            if (key != null) {
                all.add(key);
            }
        }
        return all;
    }

    private static List<String> pressed(String typed) throws Exception {
        try (Keys keys = new Keys(device(), new StringReader(typed))) {
            assertFalse(keys.needEnter());
            return all(keys);
        }
    }

    @Test
    void a_key_needs_no_Enter_on_a_terminal() throws Exception {
        assertEquals(List.of("h", "l", "q"), pressed("hl"));
        assertEquals(List.of("h", "l", "q"), pressed("H\r \n\tL"));
    }

    @Test
    void arrows_and_function_keys_are_none_of_ours() throws Exception {
        assertEquals(List.of("h", "l", "q"), pressed("h\u001b[A\u001b[15~\u001bOPl"));
        assertEquals(List.of("n", "q"), pressed("\u001b\u001b[1;5Cn"));
    }

    @Test
    void control_D_quits_and_so_does_the_end() throws Exception {
        assertEquals(List.of("h", "q"), pressed("h\u0004l"));
        try (Keys keys = new Keys(device(), new StringReader(""))) {
            assertEquals(List.of("q"), all(keys));
            assertEquals("q", keys.poll(1_000), "and nothing else any more");
        }
    }

    @Test
    void without_a_terminal_each_line_is_a_key() throws Exception {
        try (Keys keys = new Keys(null, new StringReader("h\n\n  List \nqu"))) {
            assertTrue(keys.needEnter());
            assertEquals(List.of("h", "l", "q"), all(keys));
        }
    }

    @Test
    void the_terminal_is_raw_while_keys_are_read_and_as_before_afterwards() throws Exception {
        Terminal device = device();
        assertFalse(isRaw(device));
        try (Keys keys = new Keys(device, new StringReader("h"))) {
            assertTrue(isRaw(device));
            assertEquals("h", all(keys).get(0));
        }
        assertFalse(isRaw(device));
    }

    @Test
    void a_line_is_read_as_a_line_and_keys_go_on_after_it() throws Exception {
        Terminal device = device();
        try (Keys keys = new Keys(device, new StringReader("p1 3\nh"))) {
            assertEquals("p", keys.poll(1_000));
            assertEquals("1 3", keys.line());
            assertTrue(isRaw(device));
            assertEquals(List.of("h", "q"), all(keys));
            assertEquals("", keys.line(), "there is no more");
        }
    }
}
