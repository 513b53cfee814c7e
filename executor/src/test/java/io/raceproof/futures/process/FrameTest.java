package io.raceproof.futures.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Frames: what is written is read, and whatever is damaged is noticed. */
class FrameTest {
    private static final byte[] CONTENT = "some content, long enough".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private static byte[] frame() {
        Frame.Writer writer = new Frame.Writer();
        writer.writeBytes(CONTENT);
        return writer.toFrame(Frame.TASK);
    }

    private static ByteArrayInputStream stream(byte[]... parts) {
        byte[] all = new byte[0];
        for (byte[] part : parts) {
            int end = all.length;
            all = Arrays.copyOf(all, end + part.length);
            System.arraycopy(part, 0, all, end, part.length);
        }
        return new ByteArrayInputStream(all);
    }

    @Test
    void what_is_written_is_read_in_order_until_the_end() throws IOException {
        ByteArrayInputStream in = stream(frame(), Frame.empty(Frame.STOP), frame());
        for (byte type : new byte[] {Frame.TASK, Frame.STOP, Frame.TASK}) {
            Frame frame = Frame.read(in);
            assertNotNull(frame);
            assertEquals(type, frame.type());
            assertArrayEquals(type == Frame.STOP ? new byte[0] : CONTENT, frame.content());
        }
        assertNull(Frame.read(in));
    }

    @Test
    void a_frame_cut_at_any_place_is_noticed() {
        byte[] frame = frame();
        for (int length = 1; length < frame.length; length++) {
            byte[] cut = Arrays.copyOf(frame, length);
            EOFException thrown = assertThrows(EOFException.class, () -> Frame.read(stream(cut)));
            assertTrue(String.valueOf(thrown.getMessage()).startsWith("a frame was cut off after " + length + " of"));
        }
    }

    @Test
    void something_printed_before_or_into_a_frame_at_any_place_is_noticed_before_the_next() {
        byte[] frame = frame();
        for (int at = 0; at < frame.length; at++) {
            byte[] before = Arrays.copyOf(frame, at);
            byte[] after = Arrays.copyOfRange(frame, at, frame.length);
            byte[] text = "printed".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            assertThrows(IOException.class, () -> Frame.read(stream(before, text, after)), "at byte " + at);
        }
    }

    @Test
    void any_byte_that_is_changed_is_noticed_but_for_the_type() {
        byte[] frame = frame();
        for (int i = 0; i < frame.length; i++) {
            if (i == 5) {
                continue; // the type has values of its own, and whoever reads checks them
            }
            byte[] changed = frame.clone();
            changed[i] ^= 0x10;
            assertThrows(IOException.class, () -> Frame.read(stream(changed)), "byte " + i);
        }
    }

    @Test
    void garbage_is_shown_as_far_as_it_can_be_read() {
        byte[] garbage = "# A fatal error\n\u0001".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        CorruptFrameException thrown = assertThrows(CorruptFrameException.class, () -> Frame.read(stream(garbage)));
        assertTrue(String.valueOf(thrown.getMessage()).endsWith("it starts with \"# A fatal error\\n\\x01\""));
    }

    @Test
    void what_is_too_large_is_refused_before_memory_is_taken_for_it() {
        for (int chunk : new int[] {1, 7, 1_000, 1_001}) {
            Frame.Writer writer = new Frame.Writer(1_000);
            int fits = 1_000 / chunk;
            for (int i = 0; i < fits; i++) {
                writer.write(new byte[chunk], 0, chunk);
            }
            int size = writer.size();
            TooLargeException thrown =
                    assertThrows(TooLargeException.class, () -> writer.write(new byte[chunk], 0, chunk));
            assertEquals(
                    "it takes more than 1000 bytes, which is the most that can travel at once: pass a file name instead",
                    thrown.getMessage());
            assertEquals(size, writer.size());
        }
        Frame.Writer full = new Frame.Writer(0);
        assertThrows(TooLargeException.class, () -> full.write(1));
        assertThrows(TooLargeException.class, () -> full.writeBytes(new byte[1]));
    }

    /** Writes more than two gibibytes from a small buffer. */
    private static final class Endless implements java.io.Serializable {
        private static final long serialVersionUID = 1L;

        private void writeObject(java.io.ObjectOutputStream out) throws IOException {
            byte[] piece = new byte[1 << 16];
            for (long written = 0; written < 2_362_232_012L; written += piece.length) {
                out.write(piece);
            }
        }
    }

    @Test
    void an_object_of_more_than_two_gibibytes_gets_one_sentence() {
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class,
                () -> Codec.write(new Endless(), "the task", new Frame.Writer(1 << 20)));
        assertEquals(
                "the task cannot travel between processes: it takes more than 1048576 bytes, which is the most that can"
                        + " travel at once: pass a file name instead",
                thrown.getMessage());
    }
}
