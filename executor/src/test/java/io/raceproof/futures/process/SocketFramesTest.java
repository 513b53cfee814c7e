package io.raceproof.futures.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The socket for frames lets in the worker alone, and leaves nothing behind. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no sleep command to stand for a worker")
class SocketFramesTest {
    private static Process sleeper() throws Exception {
        return new ProcessBuilder("sleep", "300").start();
    }

    @Test
    void only_who_knows_the_token_is_let_in_and_the_file_goes_at_once() throws Exception {
        SocketFrames frames = new SocketFrames();
        List<String> arguments = frames.arguments();
        Path file = Path.of(arguments.get(1));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
        Process worker = sleeper();
        CompletableFuture<Void> connected = CompletableFuture.runAsync(() -> {
            try {
                frames.connect(worker);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        try (SocketChannel stranger = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
            stranger.write(ByteBuffer.wrap("x".repeat(arguments.get(2).length()).getBytes(StandardCharsets.US_ASCII)));
            assertEquals(-1, stranger.read(ByteBuffer.allocate(1)), "it was sent away");
        }
        assertFalse(connected.isDone());
        SocketStreams streams = SocketFrames.ofWorker(file.toString(), arguments.get(2));
        connected.join();
        assertFalse(Files.exists(file) || Files.exists(file.getParent()));
        streams.output().write(new byte[] {1, 2, 3});
        assertEquals(1, frames.input().read());
        frames.close();
        assertEquals(-1, streams.input().read());
        streams.close();
        worker.destroyForcibly();
    }

    @Test
    void a_worker_that_ends_before_it_connects_gives_the_end_of_the_stream() throws Exception {
        SocketFrames frames = new SocketFrames();
        Path file = Path.of(frames.arguments().get(1));
        Process worker = sleeper();
        worker.destroyForcibly();
        frames.connect(worker);
        assertEquals(-1, frames.input().read());
        assertFalse(Files.exists(file) || Files.exists(file.getParent()));
        frames.close();
    }

    @Test
    void pipes_are_taken_where_a_shell_keeps_all_variables() {
        if (Files.isExecutable(Path.of("/bin/sh"))) {
            assertTrue(PipeFrames.arePossible(List.of("PATH", "_x1")));
        }
        for (String lost : List.of("a.b", "1a", "", "BASH_FUNC_x%%", "a-b", "ä")) {
            assertFalse(PipeFrames.arePossible(List.of("PATH", lost)), lost);
        }
    }
}
