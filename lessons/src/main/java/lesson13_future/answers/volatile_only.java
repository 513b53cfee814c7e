package lesson13_future;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

public class OwnFuture implements SmallFuture {
    private record Outcome(Report report, boolean cancelled) {}

    private volatile Outcome outcome;
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
        if (outcome != null) {
            return false;
        }
        outcome = result;
        done.countDown();
        return true;
    }

    @Override
    public boolean isDone() {
        return outcome != null;
    }

    @Override
    public Report get() throws InterruptedException {
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
