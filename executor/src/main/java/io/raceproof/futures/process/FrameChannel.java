package io.raceproof.futures.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * The parent's end of what the frames to and from one worker go through. It is none of the standard streams: the worker's
 * descriptors 0, 1 and 2 are those of an ordinary program, for tasks and for every program that they start.
 *
 * <pre>
 *   {@link PipeFrames}    two pipes, which a shell makes the worker's descriptors 3 and 4: on systems like Unix
 *   {@link SocketFrames}  a Unix-domain socket: where there is no shell, or one would lose environment variables
 * </pre>
 *
 * <p>One thread at a time may read, one may write. An interrupt ends neither. Nothing listens on a port.
 */
abstract class FrameChannel {
    /** The right one for a worker with these environment variables. */
    static FrameChannel open(Iterable<String> environment) throws IOException {
        return PipeFrames.arePossible(environment) ? new PipeFrames(environment) : new SocketFrames();
    }

    /** What {@link WorkerMain} needs to open the other end. */
    abstract List<String> arguments();

    /** Changes the command and the standard streams of the process that is about to be started. */
    abstract void prepare(ProcessBuilder builder);

    /** All that is printed in the worker: its standard output and error. */
    abstract InputStream printed(Process worker);

    /** Waits until the worker has opened its end, or ended. */
    abstract void connect(Process worker) throws IOException;

    /** Where frames are read; at its end at once if the worker ended before it had opened its end. */
    abstract InputStream input();

    abstract OutputStream output();

    /** Closes what is open, and leaves no file behind. */
    abstract void close();
}
