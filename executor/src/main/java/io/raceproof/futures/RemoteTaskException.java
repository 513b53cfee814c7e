package io.raceproof.futures;

import io.raceproof.futures.process.Codec;
import io.raceproof.futures.process.Reply;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a worker process, as text. In two places:
 *
 * <ul>
 *   <li>As the cause at the end of a failure's chain of causes (where that is taken, as a suppressed exception): the
 *       failure is of the type that the task threw, and this shows the stack trace that the worker printed.
 *   <li>As the failure itself, if what the task threw cannot travel between processes, or the task or its result cannot.
 * </ul>
 */
public class RemoteTaskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remoteClassName;
    private final String remoteStackTrace;

    private RemoteTaskException(String message, Reply.Threw reply, @Nullable Throwable cause) {
        super(message, cause, true, false); // where it was made in the parent tells nothing
        this.remoteClassName = reply.className();
        this.remoteStackTrace = reply.stackTrace();
    }

    /** The name of the class of what the task threw; empty if it is the task or its result that could not travel. */
    public String remoteClassName() {
        return remoteClassName;
    }

    /** The stack trace as the worker printed it, with all causes. */
    public String remoteStackTrace() {
        return remoteStackTrace;
    }

    /** What a future is to fail with. */
    static Throwable failure(Reply.Threw reply, String worker, @Nullable ClassLoader loader) {
        Throwable whyNot = null;
        if (reply.serialized().length > 0) {
            try {
                return withRemoteTrace(reply, worker, loader);
            } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
                whyNot = e; // cannot be read here, so the text has to do
            }
        }
        String thrown = reply.className().isEmpty() ? "" : reply.className() + ": ";
        String unread = whyNot == null ? "" : " (it could not be read in the parent: " + Reply.explain(whyNot) + ")";
        String trace = reply.stackTrace().isEmpty() ? "" : "\n" + inWorker(worker) + reply.stackTrace();
        return new RemoteTaskException(thrown + reply.message() + unread + trace, reply, whyNot);
    }

    /** What a future is to fail with whose result has come, but cannot be read. */
    static Throwable unreadable(Throwable why) {
        String message = "the result could not be read in the parent: " + Reply.explain(why);
        return new RemoteTaskException(message, new Reply.Threw("", message, "", new byte[0]), why);
    }

    private static Throwable withRemoteTrace(Reply.Threw reply, String worker, @Nullable ClassLoader loader)
            throws Exception {
        Throwable thrown =
                (Throwable) Objects.requireNonNull(Codec.decode(reply.serialized(), loader), "null was thrown");
        RemoteTaskException trace = new RemoteTaskException("\n" + inWorker(worker) + reply.stackTrace(), reply, null);
        Throwable last = thrown;
        for (int i = 0; last.getCause() != null && i < LONGEST_CHAIN; i++) {
            last = last.getCause();
        }
        try {
            last.initCause(trace);
        } catch (IllegalStateException | IllegalArgumentException e) { // made with "no cause" forever
            thrown.addSuppressed(trace);
        }
        return thrown;
    }

    /** Longer ones are likely to be circular. */
    private static final int LONGEST_CHAIN = 100;

    private static String inWorker(String worker) {
        return "in worker " + worker + ": ";
    }
}
