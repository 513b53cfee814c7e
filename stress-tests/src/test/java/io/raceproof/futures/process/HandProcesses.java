package io.raceproof.futures.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Starts worker processes that are none, and are moved by hand: so what attends to them can be stopped at any step, thousands of
 * times. Thread-safe.
 */
public final class HandProcesses implements WorkerProcess.Launcher {
    private final List<HandProcess> started = new CopyOnWriteArrayList<>();
    private final Map<WorkerProcess, HandProcess> byWorker = new ConcurrentHashMap<>();

    @Override
    public WorkerProcess start(String name, WorkerSettings settings, Consumer<ProcessHandle> handle)
            throws IOException {
        HandProcess process = new HandProcess();
        handle.accept(process.toHandle());
        OutputPump output = new OutputPump(name, InputStream.nullInputStream(), settings.output());
        output.run(); // it prints nothing
        WorkerProcess worker = new WorkerProcess(process, output, Path.of("no-such-file"), new Frames(process));
        started.add(process);
        byWorker.put(worker, process);
        return worker;
    }

    /** Whether that one has said something that was not read, or has ended. */
    public boolean hasSpoken(WorkerProcess worker) {
        return Objects.requireNonNull(byWorker.get(worker)).hasSpoken();
    }

    /** Each that has a task replies; how many have. */
    public long reply() {
        return started.stream().filter(HandProcess::reply).count();
    }

    /** The first that lives dies; whether there was one. */
    public boolean die() {
        return started.stream().anyMatch(HandProcess::die);
    }

    /** How many live. */
    public long living() {
        return started.stream().filter(HandProcess::isAlive).count();
    }

    /** Straight to the process, frame by frame. */
    private static final class Frames extends FrameChannel {
        private final HandProcess process;

        Frames(HandProcess process) {
            this.process = process;
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
            return process.replies();
        }

        @Override
        OutputStream output() {
            return new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException("a frame is written with a single call");
                }

                @Override
                public void write(byte[] frame) throws IOException {
                    process.take(frame[HandProcess.TYPE]);
                }
            };
        }

        @Override
        void close() {}
    }
}
