package io.raceproof.futures.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Starts processes that take nothing, and whose channel stays open when they end: as if a program that native code has started held it.
 * Immutable.
 */
public final class SilentWorkers implements WorkerProcess.Launcher {
    private final String[] command;
    private final byte[] words;

    private SilentWorkers(byte[] words, String... command) {
        this.words = words;
        this.command = command;
    }

    /** They end at once. */
    public static SilentWorkers dead() {
        return new SilentWorkers(new byte[0], "true");
    }

    /** They say that they are ready, and live for long. */
    public static SilentWorkers deaf() {
        return new SilentWorkers(Frame.empty(Frame.READY), "sleep", "300");
    }

    @Override
    public WorkerProcess start(String name, WorkerSettings settings, Consumer<ProcessHandle> started)
            throws IOException {
        Process process = new ProcessBuilder(command).start();
        started.accept(process.toHandle());
        OutputPump output = new OutputPump(name, InputStream.nullInputStream(), settings.output());
        output.run(); // it prints nothing
        return new WorkerProcess(process, output, Path.of("no-such-file"), new Silence(words));
    }

    private static final class Silence extends FrameChannel {
        private final InputStream words;
        private final CountDownLatch closed = new CountDownLatch(1);

        Silence(byte[] words) {
            this.words = new ByteArrayInputStream(words);
        }

        @Override
        List<String> arguments() {
            return List.of();
        }

        @Override
        void prepare(ProcessBuilder builder) {}

        @Override
        InputStream printed(Process worker) {
            return InputStream.nullInputStream();
        }

        @Override
        void connect(Process worker) {}

        @Override
        InputStream input() {
            return new SequenceInputStream(words, new InputStream() {
                @Override
                public int read() throws IOException {
                    return read(new byte[1], 0, 1);
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    try {
                        closed.await();
                        return -1;
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                }
            });
        }

        @Override
        OutputStream output() {
            return new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException("nobody listens");
                }
            };
        }

        @Override
        void close() {
            closed.countDown();
        }
    }
}
