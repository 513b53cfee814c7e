package io.raceproof.futures.process;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One message between parent and worker.
 *
 * <pre>
 *   magic (4 bytes) │ version (1) │ type (1) │ length (4) │ checksum of the content (4) │ content
 * </pre>
 *
 * <p>Whatever else gets between them is noticed, at the first byte where a frame should begin, by the checksum inside
 * one. A frame is written with a single call, so that it is not mixed with others.
 *
 * @param lost why the content could not be kept in memory; it was skipped, and the next frame can be read
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Frame(byte type, byte[] content, @Nullable OutOfMemoryError lost) {
    /** Parent to child, the first one: parent's process id, depth of nesting, initializer. */
    static final byte START = 1;
    /** Parent to child: a serialized Callable. */
    static final byte TASK = 2;
    /** Parent to child: exit. */
    static final byte STOP = 3;
    /** Child to parent: the initializer has run. */
    static final byte READY = 4;
    /** Child to parent: a {@link Reply}. */
    static final byte REPLY = 5;
    /** Child to parent, before it exits: a {@link Reply} that is a failure. */
    static final byte INITIALIZER_FAILED = 6;

    /** The largest content: one gibibyte. */
    static final int MOST = 1 << 30;

    private static final byte[] PREAMBLE = {(byte) 0xCE, 'R', 'P', 'F', 1};
    private static final int TYPE = PREAMBLE.length;
    private static final int LENGTH = TYPE + 1;
    private static final int CHECKSUM = LENGTH + 4;
    static final int HEADER = CHECKSUM + 4;
    private static final int SHOWN = 80;

    /** Collects the content of a frame behind room for its header. */
    static final class Writer extends ByteArrayOutputStream {
        private final int most;

        Writer() {
            this(MOST);
        }

        /** For tests: one that takes no more than {@code most} bytes. */
        Writer(int most) {
            super(512);
            this.most = most;
            count = HEADER;
        }

        @Override
        public synchronized void write(int b) {
            ensureRoom(1);
            super.write(b);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            ensureRoom(length);
            super.write(bytes, from, length);
        }

        /** Refuses what is too much before memory is taken for it. */
        private void ensureRoom(int length) {
            if (length > most - (count - HEADER)) {
                throw new TooLargeException(most);
            }
        }

        /** Takes back what was written. */
        void clear() {
            count = HEADER;
        }

        /** What was written, without a frame around it. */
        byte[] toContent() {
            return Arrays.copyOfRange(buf, HEADER, count);
        }

        /** The finished frame. */
        byte[] toFrame(byte type) {
            byte[] frame = toByteArray();
            System.arraycopy(PREAMBLE, 0, frame, 0, PREAMBLE.length);
            frame[TYPE] = type;
            ByteBuffer.wrap(frame).putInt(LENGTH, frame.length - HEADER).putInt(CHECKSUM, checksum(frame, HEADER));
            return frame;
        }
    }

    static byte[] empty(byte type) {
        return new Writer().toFrame(type);
    }

    private static int checksum(byte[] bytes, int from) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, bytes.length - from);
        return (int) crc.getValue();
    }

    /**
     * Reads one frame; null at the end of the stream.
     *
     * @throws CorruptFrameException if something else than a frame was read
     * @throws EOFException if the stream ended inside a frame
     */
    static @Nullable Frame read(InputStream in) throws IOException {
        byte[] header = new byte[HEADER];
        for (int i = 0; i < PREAMBLE.length; i++) { // byte by byte: garbage may be shorter than a header
            int b = in.read();
            if (b < 0) {
                if (i == 0) {
                    return null;
                }
                throw cut(i, HEADER);
            }
            header[i] = (byte) b;
            if (b != (PREAMBLE[i] & 0xFF)) {
                throw garbage(in, header, i + 1);
            }
        }
        int got = in.readNBytes(header, TYPE, HEADER - TYPE);
        if (got < HEADER - TYPE) {
            throw cut(TYPE + got, HEADER);
        }
        ByteBuffer numbers = ByteBuffer.wrap(header);
        return readContent(in, header[TYPE], numbers.getInt(LENGTH), numbers.getInt(CHECKSUM));
    }

    private static Frame readContent(InputStream in, byte type, int length, int checksum) throws IOException {
        if (length < 0 || length > MOST) {
            throw new CorruptFrameException("a frame claims to have " + length + " bytes");
        }
        byte[] content;
        try {
            content = new byte[length];
        } catch (OutOfMemoryError e) {
            readAway(in, length);
            return new Frame(type, new byte[0], e);
        }
        int got = in.readNBytes(content, 0, length);
        if (got < length) {
            throw cut(HEADER + got, HEADER + length);
        }
        if (checksum(content, 0) != checksum) {
            throw new CorruptFrameException("the checksum of a frame of " + length
                    + " bytes is wrong: something was printed into it; the frame starts with " + show(content, length));
        }
        return new Frame(type, content, null);
    }

    /** InputStream.skip seeks in a file, which a pipe is not. */
    private static void readAway(InputStream in, int length) throws IOException {
        byte[] buffer = new byte[8192];
        for (int left = length; left > 0; ) {
            int got = in.read(buffer, 0, Math.min(left, buffer.length));
            if (got < 0) {
                throw cut(HEADER + length - left, HEADER + length);
            }
            left -= got;
        }
    }

    private static EOFException cut(int got, int length) {
        return new EOFException("a frame was cut off after " + got + " of at least " + length + " bytes");
    }

    private static CorruptFrameException garbage(InputStream in, byte[] start, int length) throws IOException {
        byte[] shown = new byte[SHOWN];
        System.arraycopy(start, 0, shown, 0, length);
        int more = Math.min(in.available(), SHOWN - length);
        int got = length + Math.max(0, in.read(shown, length, more));
        return new CorruptFrameException("something that is no frame was written between the frames of the worker; it"
                + " starts with " + show(shown, got));
    }

    private static String show(byte[] bytes, int length) {
        String text = new String(bytes, 0, Math.min(length, SHOWN), StandardCharsets.ISO_8859_1);
        StringBuilder shown = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                shown.append("\\n");
            } else if (c >= ' ' && c <= '~') {
                shown.append(c);
            } else {
                shown.append("\\x").append(Integer.toHexString(c | 0x100).substring(1));
            }
        }
        return shown.append('"').toString();
    }
}
