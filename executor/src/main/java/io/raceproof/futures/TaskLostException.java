package io.raceproof.futures;

import org.jspecify.annotations.Nullable;

/**
 * A service did not bring a task back: the member of a cluster that had it is gone, cannot read it, or the service has
 * ended. A task that was to run elsewhere may have run, in part or as a whole; one that was to run in this JVM has not. The
 * cause is what the service says.
 *
 * @see PoolExecutor#overRemote(java.util.concurrent.ExecutorService)
 * @see PoolExecutor#over(java.util.concurrent.ExecutorService)
 */
public class TaskLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes one with what is known. */
    public TaskLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
