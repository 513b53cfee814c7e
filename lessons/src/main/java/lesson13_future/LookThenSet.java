package lesson13_future;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Broken: one volatile field publishes state and report together, and two threads may both find it empty. */
public final class LookThenSet implements SmallFuture {
    private record Outcome(@Nullable Report report, boolean cancelled) {}

    private final CountDownLatch done = new CountDownLatch(1);

    private volatile @Nullable Outcome outcome;

    // @start region="complete"
    @Override
    public boolean complete(@Nullable Report report) {
        return completeWith(new Outcome(report, false));
    }

    @Override
    public boolean cancel() {
        return completeWith(new Outcome(null, true));
    }

    private boolean completeWith(Outcome result) {
        if (outcome != null) {
            return false;
        }
        outcome = result;
        done.countDown();
        return true;
    }
    // @end

    @Override
    public boolean isDone() {
        return outcome != null;
    }

    @Override
    public @Nullable Report get() throws InterruptedException {
        Outcome result = outcome;
        while (result == null) {
            done.await();
            result = outcome;
        }
        if (result.cancelled()) {
            throw new CancellationException();
        }
        return result.report();
    }
}
