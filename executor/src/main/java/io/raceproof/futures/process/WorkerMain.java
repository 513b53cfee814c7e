package io.raceproof.futures.process;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/**
 * The main program of a worker process: reads a task, runs it, writes the reply, until it is told to stop.
 *
 * <p>One thread does all of this, the main thread: a task costs no switch of threads here. It notices the end of the
 * parent at once while it waits for a task, as the end of its input; a second thread looks for it while a task
 * runs.
 */
final class WorkerMain {
    /** The exit code when the parent is gone. */
    static final int ORPHANED = 74;

    private final InputStream in;
    private final OutputStream out;

    private WorkerMain(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** Opens this end of the frames' channel: {@link FrameChannel#arguments}. */
    public static void main(String[] args) throws IOException {
        InputStream in;
        OutputStream out;
        if (args[0].equals(PipeFrames.NAME)) {
            in = PipeFrames.inputOfWorker();
            out = PipeFrames.outputOfWorker();
        } else {
            SocketStreams streams = SocketFrames.ofWorker(args[1], args[2]);
            in = new BufferedInputStream(streams.input());
            out = streams.output();
        }
        PrintStream err = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.err)), true, StandardCharsets.UTF_8);
        System.setErr(err);
        System.setOut(err); // the same: what is printed to either comes in the order of printing
        for (String signal :
                new String[] {"INT", "HUP"}) { // a terminal sends it to all: the parent decides what it means
            Signals.ignore(signal);
        }
        new WorkerMain(in, out).live();
    }

    private void live() throws IOException {
        Frame start = next();
        DataInputStream settings = new DataInputStream(new ByteArrayInputStream(start.content()));
        new ParentWatch(settings.readLong()).start();
        Nesting.setDepth(settings.readInt());
        byte[] initializer = settings.readAllBytes();
        Frame.Writer failure = new Frame.Writer();
        if (initializer.length > 0 && !initialize(initializer, failure)) {
            out.write(failure.toFrame(Frame.INITIALIZER_FAILED));
            next(); // the parent kills a worker whose failure it has read: if this one exited, its last frame could be
            // lost
            System.exit(1);
        }
        out.write(Frame.empty(Frame.READY));
        while (true) {
            Frame frame = next();
            if (frame.type() == Frame.STOP) {
                System.exit(0);
            }
            out.write(reply(frame));
            Thread.interrupted(); // the interrupt was for the task that has ended
        }
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // the parent, if there is one, shows it
    private Frame next() {
        Frame frame = null;
        try {
            frame = Frame.read(in);
        } catch (IOException e) {
            e.printStackTrace();
        }
        if (frame == null) { // the parent is gone, or talks nonsense
            Runtime.getRuntime().halt(ORPHANED);
            throw new AssertionError("halted");
        }
        return frame;
    }

    private static byte[] reply(Frame task) {
        Frame.Writer reply = new Frame.Writer();
        OutOfMemoryError lost = task.lost();
        if (lost != null) {
            Execution.trouble("the task could not be read in the worker: " + lost, lost, reply);
        } else {
            Execution.run(task.content(), reply);
        }
        try {
            return reply.toFrame(Frame.REPLY);
        } catch (IllegalArgumentException | OutOfMemoryError e) {
            reply.clear();
            Execution.trouble("the result cannot travel: " + e.getMessage(), e, reply);
            return reply.toFrame(Frame.REPLY);
        }
    }

    private static boolean initialize(byte[] serialized, Frame.Writer failure) {
        try {
            Callable<?> initializer = (Callable<?>) Execution.read(serialized);
            if (initializer != null) {
                initializer.call();
            }
            return true;
        } catch (Throwable t) {
            Execution.thrown(t).writeTo(failure);
            return false;
        }
    }
}
