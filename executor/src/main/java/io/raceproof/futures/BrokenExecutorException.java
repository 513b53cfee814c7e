package io.raceproof.futures;

import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The pool is broken and of no further use: a worker's initializer failed, or a worker process died. Its cause tells
 * why. It is the failure of every task that was waiting, and what {@code submit} throws from then on.
 */
public class BrokenExecutorException extends RejectedExecutionException {
    private static final long serialVersionUID = 1L;

    /** Makes one with what happened, and why. */
    public BrokenExecutorException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
