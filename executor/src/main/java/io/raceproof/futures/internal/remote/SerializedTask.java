package io.raceproof.futures.internal.remote;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A task as it travels to a worker process: what a process pool's future holds instead of the task itself.
 *
 * @param message the task, serialized during submit
 * @param loader where the task's class came from, to find the classes of its result
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SerializedTask<V extends @Nullable Object>(
        byte[] message, @Nullable ClassLoader loader) implements Callable<V> {
    @Override
    public V call() {
        throw new AssertionError("a task is sent, not run");
    }
}
