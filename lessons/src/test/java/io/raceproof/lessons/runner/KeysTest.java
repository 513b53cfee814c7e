package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
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
        try (Keys keys = Keys.byKey(device(), new StringReader(typed))) {
            assertEquals("", keys.whyEnter());
            return all(keys);
        }
    }

    @Test
    void a_key_needs_no_Enter_on_a_terminal() throws Exception {
        assertEquals(List.of("h", "l", "q"), pressed("hl"));
        assertEquals(List.of("h", "\n", "\n", "\n", "l", "q"), pressed("H\r \n\tL"), "Enter and space are a key, too");
    }

    @Test
    void arrows_and_function_keys_are_none_of_ours() throws Exception {
        assertEquals(List.of("h", "l", "q"), pressed("h\u001b[A\u001b[15~\u001bOPl"));
        assertEquals(List.of("n", "q"), pressed("\u001b\u001b[1;5Cn"));
    }

    @Test
    void control_D_quits_and_so_does_the_end() throws Exception {
        assertEquals(List.of("h", "q"), pressed("h\u0004l"));
        try (Keys keys = Keys.byKey(device(), new StringReader(""))) {
            assertEquals(List.of("q"), all(keys));
            assertEquals("q", keys.poll(1_000), "and nothing else any more");
        }
    }

    @Test
    void without_a_terminal_each_line_is_a_key() throws Exception {
        try (Keys keys = Keys.byLine("no reason", new StringReader("h\n\n  List \nqu"))) {
            assertEquals("no reason", keys.whyEnter());
            assertEquals(List.of("h", "\n", "l", "q"), all(keys));
        }
    }

    @Test
    void the_terminal_is_raw_while_keys_are_read_and_as_before_afterwards() throws Exception {
        Terminal device = device();
        assertFalse(isRaw(device));
        try (Keys keys = Keys.byKey(device, new StringReader("h"))) {
            assertTrue(isRaw(device));
            assertEquals("h", all(keys).get(0));
        }
        assertFalse(isRaw(device));
    }

    @Test
    void a_line_is_read_as_a_line_and_keys_go_on_after_it() throws Exception {
        Terminal device = device();
        try (Keys keys = Keys.byKey(device, new StringReader("p1 3\nh"))) {
            assertEquals("p", keys.poll(1_000));
            assertEquals("1 3", keys.line());
            assertTrue(isRaw(device));
            assertEquals(List.of("h", "q"), all(keys));
            assertNull(keys.line(), "there is no more");
        }
    }

    private static String whyEnter(boolean person, boolean windows, Keys.Opener opener) throws Exception {
        try (Keys keys = Keys.of(person, windows, opener, new StringReader("h\n"))) {
            String why = keys.whyEnter();
            if (!why.isEmpty()) {
                assertEquals(List.of("h", "q"), all(keys), "line by line");
            }
            return why;
        }
    }

    @Test
    void stty_is_taken_and_on_Windows_where_there_is_none_native_code() throws Exception {
        List<String> asked = new ArrayList<>();
        List<Terminal> devices = List.of(device(), device());
        Keys.Opener opener = provider -> {
            asked.add(provider);
            return devices.get(asked.size() - 1);
        };
        assertEquals("", whyEnter(true, false, opener));
        assertEquals("", whyEnter(true, true, opener));
        assertEquals("this is no terminal", whyEnter(false, false, opener));
        assertEquals("this is no terminal", whyEnter(false, true, opener));
        assertEquals(List.of("exec", "jni"), asked);
    }

    @Test
    void where_single_keys_cannot_be_had_Enter_is_needed_and_it_says_why() throws Exception {
        List<Keys.Opener> failing = List.of(
                provider -> {
                    throw new IOException("no stty");
                },
                provider -> {
                    throw new IllegalStateException("no terminal");
                },
                provider -> {
                    throw new IOError(new IOException("stty failed"));
                },
                provider -> {
                    throw new UnsatisfiedLinkError("no native code");
                });
        for (Keys.Opener opener : failing) {
            assertEquals("there is no stty here", whyEnter(true, false, opener));
            assertEquals("this console does not report single keys", whyEnter(true, true, opener));
        }
    }

    @Test
    void a_terminal_that_cannot_change_its_mode_is_closed_and_lines_are_read() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        Terminal device =
                new DumbTerminal(
                        "test",
                        Terminal.TYPE_DUMB,
                        new ByteArrayInputStream(new byte[0]),
                        new ByteArrayOutputStream(),
                        StandardCharsets.UTF_8) {
                    @Override
                    public void setAttributes(Attributes attributes) {
                        throw new IOError(new IOException("stty failed"));
                    }

                    @Override
                    protected void doClose() {
                        closed.set(true);
                    }
                };
        assertEquals("there is no stty here", whyEnter(true, false, provider -> device));
        assertTrue(closed.get());
    }

    /** Others may share the input: this JVM's with who started it, for one. */
    @Test
    void nothing_is_read_before_a_key_is_asked_for() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Reader in = new StringReader("") {
            @Override
            public int read() throws IOException {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return super.read();
            }
        };
        Set<Thread> before = keyThreads();
        try (Keys keys = Keys.byLine("a test", in)) {
            assertTrue(before.containsAll(keyThreads()));
            assertNull(keys.poll(1));
            assertFalse(before.containsAll(keyThreads()));
            end.countDown();
            assertEquals(Keys.QUIT, keys.take());
        }
    }

    private static Set<Thread> keyThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("keys"))
                .collect(Collectors.toSet());
    }
}
