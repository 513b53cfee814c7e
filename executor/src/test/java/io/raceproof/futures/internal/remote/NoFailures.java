package io.raceproof.futures.internal.remote;

import io.raceproof.futures.process.Exit;
import io.raceproof.futures.process.Reply;
import org.jspecify.annotations.Nullable;

/** Where nothing is to fail, or not in these ways. Stateless. */
class NoFailures implements Failures {
    @Override
    public Throwable thrown(Reply.Threw reply, String worker, @Nullable ClassLoader loader) {
        throw new AssertionError(reply);
    }

    @Override
    public Throwable unreadable(Throwable cause) {
        throw new AssertionError(cause);
    }

    @Override
    public RuntimeException lost(String message, @Nullable Throwable cause) {
        throw new AssertionError(message, cause);
    }

    @Override
    public RuntimeException died(String message, Exit exit) {
        throw new AssertionError(message);
    }

    @Override
    public RuntimeException broken(String message, @Nullable Throwable cause) {
        throw new AssertionError(message, cause);
    }
}
