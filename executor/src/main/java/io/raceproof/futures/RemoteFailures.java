package io.raceproof.futures;

import io.raceproof.futures.internal.remote.Failures;
import io.raceproof.futures.process.Exit;
import io.raceproof.futures.process.Reply;
import org.jspecify.annotations.Nullable;

/** Makes the exceptions of this package for the pools whose tasks run in other processes. Stateless. */
enum RemoteFailures implements Failures {
    /** The only one. */
    INSTANCE;

    @Override
    public RuntimeException broken(String message, @Nullable Throwable cause) {
        return new BrokenExecutorException(message, cause);
    }

    @Override
    public RuntimeException died(String message, Exit exit) {
        return new WorkerDiedException(message, exit);
    }

    @Override
    public RuntimeException lost(String message, @Nullable Throwable cause) {
        return new TaskLostException(message, cause);
    }

    @Override
    public Throwable thrown(Reply.Threw reply, String worker, @Nullable ClassLoader loader) {
        return RemoteTaskException.failure(reply, worker, loader);
    }

    @Override
    public Throwable unreadable(Throwable why) {
        return RemoteTaskException.unreadable(why);
    }
}
