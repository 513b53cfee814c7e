package lesson13_future;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Fixed: state and report are one immutable object, and a compare-and-set decides which call writes it. */
public final class CasFuture implements SmallFuture {
    private record Outcome(@Nullable Report report, boolean cancelled) {}

    private final AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();
    private final CountDownLatch done = new CountDownLatch(1);

    @Override
    public boolean complete(@Nullable Report report) {
        return completeWith(new Outcome(report, false));
    }

    @Override
    public boolean cancel() {
        return completeWith(new Outcome(null, true));
    }

    // @start region="compare and set"
    private boolean completeWith(Outcome result) {
        if (!outcome.compareAndSet(null, result)) {
            return false;
        }
        done.countDown();
        return true;
    }
    // @end

    @Override
    public boolean isDone() {
        return outcome.get() != null;
    }

    // @start region="get"
    @Override
    public @Nullable Report get() throws InterruptedException {
        Outcome result = outcome.get();
        while (result == null) {
            done.await();
            result = outcome.get();
        }
        if (result.cancelled()) {
            throw new CancellationException();
        }
        return result.report();
    }
    // @end
}
