package io.raceproof.futures;

import io.raceproof.futures.process.Exit;

/**
 * A worker process of a {@link ProcessPoolExecutor} has ended while it should not have. The message says which, how, and
 * the last lines it printed.
 */
public class WorkerDiedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long pid;
    private final int exitCode;

    WorkerDiedException(String message, Exit exit) {
        super(message);
        this.pid = exit.pid();
        this.exitCode = exit.code();
    }

    /** The process id that the worker had. */
    public long pid() {
        return pid;
    }

    /** Its exit code, 128 and the signal's number if a signal killed it; -1 if it could not be had. */
    public int exitCode() {
        return exitCode;
    }
}
