package io.raceproof.futures.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A worker process that is none: ready at once, it replies and dies when it is told to. Thread-safe. */
final class HandProcess extends Process {
    /** Where a frame says what it is. */
    static final int TYPE = 5;

    private static final byte[] READY = Frame.empty(Frame.READY);
    private static final byte[] REPLY = reply(Execution.replyOf(() -> "done"));
    private static final long PID = 1;

    /** What the parent has not read. Guarded by this. */
    private final Queue<byte[]> said = new ArrayDeque<>();

    private int tasks; // guarded by this
    private boolean dead; // guarded by this

    HandProcess() {
        said.add(READY);
    }

    private static byte[] reply(byte[] content) {
        Frame.Writer frame = new Frame.Writer();
        frame.write(content, 0, content.length);
        return frame.toFrame(Frame.REPLY);
    }

    // ---- the hand

    /** Whether it had a task. */
    synchronized boolean reply() {
        boolean replies = !dead && tasks > 0;
        if (replies) {
            tasks--;
            said.add(REPLY);
            notifyAll();
        }
        return replies;
    }

    /** Whether it lived. What it has said before can still be read. */
    synchronized boolean die() {
        boolean lived = !dead;
        dead = true;
        notifyAll();
        return lived;
    }

    /** Whether there is something to read, or the end. */
    synchronized boolean hasSpoken() {
        return dead || !said.isEmpty();
    }

    // ---- the streams

    synchronized void take(byte frame) throws IOException {
        if (dead) {
            throw new IOException("the process has ended");
        }
        if (frame == Frame.TASK) {
            tasks++;
        } else if (frame == Frame.STOP) {
            die();
        }
    }

    InputStream replies() {
        return new InputStream() {
            private byte[] frame = new byte[0];
            private int next;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                if (next == frame.length) {
                    frame = nextReply();
                    next = 0;
                }
                int read = Math.min(length, frame.length - next);
                System.arraycopy(frame, next, into, from, read);
                next += read;
                return read == 0 && length > 0 ? -1 : read;
            }
        };
    }

    /** Waits for it; empty at the end. */
    private synchronized byte[] nextReply() throws IOException {
        while (!dead && said.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new IOException("nobody interrupts an attendant", e);
            }
        }
        return said.isEmpty() ? new byte[0] : said.remove();
    }

    // ---- a process

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public int waitFor() {
        return 0;
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) {
        return !isAlive();
    }

    @Override
    public int exitValue() {
        return 0;
    }

    @Override
    public void destroy() {
        die();
    }

    @Override
    public synchronized boolean isAlive() {
        return !dead;
    }

    @Override
    public long pid() {
        return PID;
    }

    @Override
    public ProcessHandle toHandle() {
        return new Handle();
    }

    /** As far as it is used. */
    private final class Handle implements ProcessHandle {
        @Override
        public long pid() {
            return PID;
        }

        @Override
        public Optional<ProcessHandle> parent() {
            return Optional.empty();
        }

        @Override
        public Stream<ProcessHandle> children() {
            return Stream.empty();
        }

        @Override
        public Stream<ProcessHandle> descendants() {
            return Stream.empty();
        }

        @Override
        public Info info() {
            return new NoInfo();
        }

        @Override
        public CompletableFuture<ProcessHandle> onExit() {
            return new CompletableFuture<>();
        }

        @Override
        public boolean supportsNormalTermination() {
            return true;
        }

        @Override
        public boolean destroy() {
            return die();
        }

        @Override
        public boolean destroyForcibly() {
            return die();
        }

        @Override
        public boolean isAlive() {
            return HandProcess.this.isAlive();
        }

        @Override
        public int compareTo(ProcessHandle other) {
            return Long.compare(PID, other.pid());
        }
    }

    private static final class NoInfo implements ProcessHandle.Info {
        @Override
        public Optional<String> command() {
            return Optional.empty();
        }

        @Override
        public Optional<String> commandLine() {
            return Optional.empty();
        }

        @Override
        public Optional<String[]> arguments() {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> startInstant() {
            return Optional.empty();
        }

        @Override
        public Optional<Duration> totalCpuDuration() {
            return Optional.empty();
        }

        @Override
        public Optional<String> user() {
            return Optional.empty();
        }
    }
}
