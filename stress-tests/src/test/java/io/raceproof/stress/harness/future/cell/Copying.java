package io.raceproof.stress.harness.future.cell;

import io.raceproof.stress.harness.Race;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One thread completes, another asks for a CompletableFuture. */
final class Copying extends Race {
    private final Cell cell;
    private @Nullable CompletableFuture<Object> copy;

    Copying(Cell cell) {
        this.cell = cell;
    }

    @Override
    protected void first() {
        cell.complete("value");
    }

    @Override
    protected void second() {
        copy = cell.toCompletableFuture();
    }

    @Override
    protected String after() {
        if (copy == null || !copy.isDone()) {
            return "never ends";
        }
        return "value".equals(copy.join()) ? "ends as well" : "ends without the value";
    }
}
