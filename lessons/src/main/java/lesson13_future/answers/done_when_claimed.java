package lesson13_future;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

public class OwnFuture implements SmallFuture {
    private final AtomicInteger state = new AtomicInteger();
    private volatile Report report;

    @Override
    public boolean complete(Report result) {
        if (!state.compareAndSet(0, 1)) {
            return false;
        }
        report = result;
        tell();
        return true;
    }

    @Override
    public boolean cancel() {
        if (!state.compareAndSet(0, 2)) {
            return false;
        }
        tell();
        return true;
    }

    private synchronized void tell() {
        notifyAll();
    }

    @Override
    public boolean isDone() {
        return state.get() != 0;
    }

    @Override
    public Report get() throws InterruptedException {
        synchronized (this) {
            while (!isDone()) {
                wait();
            }
        }
        if (state.get() == 2) {
            throw new CancellationException();
        }
        return report;
    }
}
