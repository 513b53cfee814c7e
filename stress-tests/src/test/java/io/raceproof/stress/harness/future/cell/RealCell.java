package io.raceproof.stress.harness.future.cell;

import io.raceproof.futures.Future;
import io.raceproof.futures.Promise;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The executor's own. */
public final class RealCell implements Cell {
    private final Promise<Object> promise = new Promise<>();

    @Override
    public boolean complete(Object value) {
        return promise.tryComplete(value);
    }

    @Override
    public boolean cancel() {
        return promise.future().cancel();
    }

    @Override
    public @Nullable Object peek() {
        return valueOf(promise.future());
    }

    private static @Nullable Object valueOf(Future<Object> future) {
        return switch (future.status()) {
            case SUCCEEDED -> future.resultNow();
            case CANCELLED -> CANCELLED;
            default -> null;
        };
    }

    @Override
    public void whenDone(Consumer<@Nullable Object> callback) {
        promise.future().whenDone(future -> callback.accept(valueOf(future)));
    }

    @Override
    public void await(Duration limit) throws Exception {
        promise.future().result(limit);
    }

    @Override
    public CompletableFuture<Object> toCompletableFuture() {
        return promise.future().toCompletableFuture();
    }
}
