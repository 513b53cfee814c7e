package io.raceproof.stress.harness.future.cell;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the races need of a future and its promise: a cell that is filled once. */
public interface Cell {
    /** What {@link #peek} gives for a cancelled cell. */
    String CANCELLED = "cancelled";

    boolean complete(Object value);

    boolean cancel();

    /** The value, {@link #CANCELLED}, or null if it is not completed. */
    @Nullable
    Object peek();

    void whenDone(Consumer<@Nullable Object> callback);

    /** Returns when it is completed or the limit has passed. */
    void await(Duration limit) throws Exception;

    CompletableFuture<Object> toCompletableFuture();
}
