package lesson13_future;

import java.util.concurrent.CancellationException;

public class OwnFuture implements SmallFuture {
    private boolean cancelled;
    private Report report;

    @Override
    public synchronized boolean complete(Report result) {
        if (isDone()) {
            return false;
        }
        report = result;
        notifyAll();
        return true;
    }

    @Override
    public synchronized boolean cancel() {
        if (isDone()) {
            return false;
        }
        cancelled = true;
        notifyAll();
        return true;
    }

    @Override
    public synchronized boolean isDone() {
        return report != null || cancelled;
    }

    @Override
    public synchronized Report get() throws InterruptedException {
        while (!isDone()) {
            wait();
        }
        if (cancelled) {
            throw new CancellationException();
        }
        return report;
    }
}
