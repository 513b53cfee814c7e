package io.raceproof.futures.process;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Frames go through a Unix-domain socket. Its file is in a directory that only this user can enter, and is deleted as soon
 * as the worker has connected. A process that connects must first send a token, which only the worker's argument file tells.
 */
final class SocketFrames extends FrameChannel {
    /** The first argument of {@link WorkerMain}. */
    static final String NAME = "socket";

    /** Between two looks at whether the worker lives. */
    private static final long LOOK_EVERY_MILLIS = 100;

    private static final File NOTHING = new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");

    private final String token = UUID.randomUUID().toString() + UUID.randomUUID();
    private final Path directory;
    private final Path file;
    private final ServerSocketChannel server;

    /** Null before the worker has connected. */
    private @Nullable SocketStreams streams;

    SocketFrames() throws IOException {
        directory = Files.createTempDirectory("raceproof-");
        file = directory.resolve("frames");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(file), 1);
            server.configureBlocking(false);
        } catch (IOException | RuntimeException e) {
            close();
            throw new IOException("no socket could be made at " + file + ": set java.io.tmpdir to a shorter path", e);
        }
    }

    @Override
    List<String> arguments() {
        return List.of(NAME, file.toString(), token);
    }

    @Override
    void prepare(ProcessBuilder builder) {
        builder.redirectInput(NOTHING).redirectErrorStream(true);
    }

    @Override
    InputStream printed(Process worker) {
        return worker.getInputStream();
    }

    @Override
    void connect(Process worker) throws IOException {
        try (Selector selector = Selector.open()) {
            server.register(selector, SelectionKey.OP_ACCEPT);
            while (streams == null && worker.isAlive()) {
                SocketChannel channel = server.accept();
                if (channel == null) {
                    select(selector);
                } else if (sendsToken(channel, worker)) {
                    streams = new SocketStreams(channel);
                } else {
                    Closeables.close(channel);
                }
            }
        }
        deleteFile();
    }

    private boolean sendsToken(SocketChannel channel, Process worker) throws IOException {
        byte[] expected = token.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer received = ByteBuffer.allocate(expected.length);
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            while (received.hasRemaining() && worker.isAlive()) {
                int got = channel.read(received);
                if (got < 0) {
                    return false;
                }
                if (got == 0) {
                    select(selector);
                }
            }
        }
        return MessageDigest.isEqual(expected, received.array());
    }

    private static void select(Selector selector) throws IOException {
        boolean interrupted = Thread.interrupted(); // would keep it from waiting
        selector.select(LOOK_EVERY_MILLIS);
        selector.selectedKeys().clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    InputStream input() {
        return streams == null ? InputStream.nullInputStream() : new BufferedInputStream(streams.input());
    }

    @Override
    OutputStream output() {
        return streams == null ? OutputStream.nullOutputStream() : streams.output();
    }

    @Override
    void close() {
        deleteFile();
        if (streams != null) {
            streams.close();
        }
    }

    private void deleteFile() {
        Closeables.close(server);
        Closeables.close(() -> Files.deleteIfExists(file));
        Closeables.close(() -> Files.deleteIfExists(directory));
    }

    // ---- the worker's end

    static SocketStreams ofWorker(String file, String token) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(file));
        ByteBuffer bytes = ByteBuffer.wrap(token.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        return new SocketStreams(channel);
    }
}
