package io.raceproof.futures;

import org.jspecify.annotations.Nullable;

/**
 * A service that was to run a task elsewhere did not bring it back: the member that had it is gone, cannot read it, or the
 * service has ended. The task may have run, in part or as a whole. The cause is what the service says.
 *
 * @see PoolExecutor#overRemote(java.util.concurrent.ExecutorService)
 */
public class TaskLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes one with what is known. */
    public TaskLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
