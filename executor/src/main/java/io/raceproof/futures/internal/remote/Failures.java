package io.raceproof.futures.internal.remote;

import io.raceproof.futures.process.Exit;
import io.raceproof.futures.process.Reply;
import org.jspecify.annotations.Nullable;

/** The exceptions with which tasks fail that run in another process: they are API, and so made elsewhere. Stateless. */
public interface Failures {
    /** The pool is broken. */
    RuntimeException broken(String message, @Nullable Throwable cause);

    /** A worker process has ended while it should not have. */
    RuntimeException died(String message, Exit exit);

    /** A service did not bring the task back. */
    RuntimeException lost(String message, @Nullable Throwable cause);

    /** What the task threw in a worker. */
    Throwable thrown(Reply.Threw reply, String worker, @Nullable ClassLoader loader);

    /** The reply has come and cannot be read. */
    Throwable unreadable(Throwable why);
}
