package lesson13_future;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

public class OwnFuture implements SmallFuture {
    private record Outcome(Report report, boolean cancelled) {}

    private final AtomicReference<Outcome> outcome = new AtomicReference<>();
    private final CountDownLatch done = new CountDownLatch(1);

    @Override
    public boolean complete(Report report) {
        return completeWith(new Outcome(report, false));
    }

    @Override
    public boolean cancel() {
        return completeWith(new Outcome(null, true));
    }

    private boolean completeWith(Outcome result) {
        if (!outcome.compareAndSet(null, result)) {
            return false;
        }
        done.countDown();
        return true;
    }

    @Override
    public boolean isDone() {
        return outcome.get() != null;
    }

    @Override
    public Report get() throws InterruptedException {
        Outcome result = outcome.get();
        while (result == null) {
            Thread.onSpinWait();
            result = outcome.get();
        }
        if (result.cancelled()) {
            throw new CancellationException();
        }
        return result.report();
    }
}
