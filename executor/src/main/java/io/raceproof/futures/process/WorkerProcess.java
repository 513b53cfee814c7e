package io.raceproof.futures.process;

import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A worker process as its parent sees it. One thread at a time may send, one may receive; everything else is
 * thread-safe. No thread that reads or writes here needs to be interrupted: to end a wait, kill the process.
 */
public final class WorkerProcess {
    /** Starts workers: {@link WorkerProcess#start}. */
    @FunctionalInterface
    public interface Launcher {
        /** Starts one, and gives its process to {@code started} as soon as there is one. */
        WorkerProcess start(String name, WorkerSettings settings, Consumer<ProcessHandle> started) throws IOException;
    }

    /** What every worker gets. The user's flags come after these. */
    private static final List<String> DEFAULT_FLAGS = List.of(
            "-XX:+UseSerialGC", // several small heaps on one machine
            "-XX:-UsePerfData"); // its file would be left behind by a worker that is killed

    private static final long EXIT_MILLIS = 1_000;

    private final Process process;
    private final OutputPump output;
    private final Path argumentFile;
    private final FrameChannel frames;
    private final OutputStream toWorker;
    private final InputStream fromWorker;

    WorkerProcess(Process process, OutputPump output, Path argumentFile, FrameChannel frames) {
        this.process = process;
        this.output = output;
        this.argumentFile = argumentFile;
        this.frames = frames;
        this.toWorker = frames.output();
        this.fromWorker = frames.input();
    }

    /**
     * Starts one. It is ready for tasks once {@link #receive} has said so.
     *
     * @param started is given the process as soon as there is one, and may kill it
     */
    public static WorkerProcess start(String name, WorkerSettings settings, Consumer<ProcessHandle> started)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder();
        builder.environment().putAll(settings.environment());
        FrameChannel frames = FrameChannel.open(builder.environment().keySet());
        Path argumentFile = null;
        Process process = null;
        try {
            argumentFile = ClassPaths.writeArgumentFile(name, settings.classPath(), frames.arguments());
            builder.command(command(settings, argumentFile));
            frames.prepare(builder);
            process = start(builder);
            started.accept(process.toHandle());
            OutputPump output = new OutputPump(name, frames.printed(process), settings.output());
            settings.threads().apply(output, name + "-output").start();
            frames.connect(process);
            WorkerProcess worker = new WorkerProcess(process, output, argumentFile, frames);
            worker.sendStart(settings.initializer());
            return worker;
        } catch (IOException | RuntimeException | Error e) {
            if (process != null) {
                process.destroyForcibly();
            }
            frames.close();
            if (argumentFile != null) {
                Files.deleteIfExists(argumentFile);
            }
            throw e;
        }
    }

    /** The JDK's thread that waits for the end of processes stays for a minute, with the context class loader of this one. */
    private static Process start(ProcessBuilder builder) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return builder.start();
        } finally {
            thread.setContextClassLoader(context);
        }
    }

    private static List<String> command(WorkerSettings settings, Path argumentFile) {
        String java = File.separatorChar == '\\' ? "java.exe" : "java";
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", java).toString());
        command.addAll(DEFAULT_FLAGS);
        command.addAll(settings.jvmFlags());
        command.add("@" + argumentFile);
        return command;
    }

    private void sendStart(byte[] initializer) {
        Frame.Writer content = new Frame.Writer();
        try {
            DataOutputStream out = new DataOutputStream(content);
            out.writeLong(ProcessHandle.current().pid());
            out.writeInt(Nesting.ofWorkers());
            out.write(initializer);
            send(content.toFrame(Frame.START));
        } catch (IOException e) {
            // it has died already: receive tells
        }
    }

    /** Sends a message made by {@link Codec#taskMessage}. Waits until the worker has taken most of it. */
    public void send(byte[] message) throws IOException {
        toWorker.write(message);
        toWorker.flush();
    }

    /** Tells the worker to exit when it has finished what it does. */
    public void sendStop() throws IOException {
        send(Frame.empty(Frame.STOP));
    }

    /**
     * Waits for the worker to say something; null when it has closed its end, which it does by dying.
     *
     * @throws IOException if it says something that is no reply
     */
    public @Nullable Reply receive() throws IOException {
        Frame frame = Frame.read(fromWorker);
        if (frame == null) {
            return null;
        }
        OutOfMemoryError lost = frame.lost();
        if (lost != null) {
            return new Reply.Threw(
                    "", "the result does not fit into the memory of the parent: " + lost, "", new byte[0]);
        }
        return switch (frame.type()) {
            case Frame.READY -> new Reply.Ready();
            case Frame.REPLY -> Reply.parse(frame.content());
            case Frame.INITIALIZER_FAILED -> initializerThrew(Reply.parse(frame.content()));
            default -> throw new CorruptFrameException("a frame of unknown type " + frame.type());
        };
    }

    private static Reply initializerThrew(Reply reply) throws IOException {
        if (reply instanceof Reply.Threw failure) {
            return new Reply.InitializerThrew(failure);
        }
        throw new CorruptFrameException("an initializer failed without a failure");
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it at once. */
    public void kill() {
        process.toHandle()
                .destroyForcibly(); // Process.destroy would close the streams as well, and lose the last words
    }

    /** The argument file has been read, or never will be. */
    public void deleteArgumentFile() {
        try {
            Files.deleteIfExists(argumentFile);
        } catch (IOException e) {
            argumentFile.toFile().deleteOnExit();
        }
    }

    /**
     * Waits for the end of a process that has closed its streams, kills it if there is none, and cleans up.
     *
     * @return how it ended
     */
    public Exit awaitExit() {
        boolean interrupted = Thread.interrupted();
        Exit exit;
        try {
            if (!process.waitFor(EXIT_MILLIS, TimeUnit.MILLISECONDS)) {
                kill();
                process.waitFor(EXIT_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            interrupted = true;
            kill();
        }
        exit = new Exit(pid(), process.isAlive() ? -1 : process.exitValue(), output.tail(EXIT_MILLIS / 2));
        deleteArgumentFile();
        frames.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return exit;
    }
}
