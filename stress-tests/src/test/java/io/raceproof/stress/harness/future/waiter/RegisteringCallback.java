package io.raceproof.stress.harness.future.waiter;

import io.raceproof.stress.harness.Race;
import io.raceproof.stress.harness.future.cell.Cell;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One thread completes, another registers a callback. */
final class RegisteringCallback extends Race {
    private final Cell cell;
    private final AtomicInteger calls = new AtomicInteger();
    private @Nullable Object told; // plain: the callback's thread is seen to the end by the arbiter

    RegisteringCallback(Cell cell) {
        this.cell = cell;
    }

    @Override
    protected void first() {
        cell.complete("value");
    }

    @Override
    protected void second() {
        cell.whenDone(value -> {
            told = value;
            calls.incrementAndGet();
        });
    }

    @Override
    protected String after() {
        return switch (calls.get()) {
            case 0 -> "not told";
            case 1 -> "value".equals(told) ? "told once" : "told without the value";
            default -> "told twice";
        };
    }
}
