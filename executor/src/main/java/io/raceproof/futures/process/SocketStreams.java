package io.raceproof.futures.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A connected socket as two streams which no interrupt ends: a channel in blocking mode would be closed by one. One thread at
 * a time may read, one may write.
 */
final class SocketStreams {
    /** At most so much at once: the JDK copies it to memory outside the heap, and keeps that. */
    private static final int MOST = 1 << 16;

    private final SocketChannel channel;

    /** Tells when there is something to read, and when there is room to write. */
    private final Selector readable;

    private final Selector writable;

    SocketStreams(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        readable = Selector.open();
        writable = Selector.open();
        channel.register(readable, SelectionKey.OP_READ);
        channel.register(writable, SelectionKey.OP_WRITE);
    }

    InputStream input() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(bytes, from, Math.min(length, MOST));
                int got = channel.read(buffer);
                while (got == 0 && length > 0) {
                    await(readable);
                    got = channel.read(buffer);
                }
                return got;
            }
        };
    }

    OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                for (int at = from; at < from + length; ) {
                    int written = channel.write(ByteBuffer.wrap(bytes, at, Math.min(from + length - at, MOST)));
                    if (written == 0) {
                        await(writable);
                    }
                    at += written;
                }
            }
        };
    }

    /** An interrupt ends the wait: it is remembered, and the caller tries again. */
    private static void await(Selector selector) throws IOException {
        boolean interrupted = false;
        while (selector.select(key -> {}) == 0 && selector.isOpen()) {
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        Closeables.close(readable);
        Closeables.close(writable);
        Closeables.close(channel);
    }
}
