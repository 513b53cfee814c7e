package lesson13_future;

import java.util.concurrent.CancellationException;

public class OwnFuture implements SmallFuture {
    private boolean done;
    private boolean cancelled;
    private Report report;

    @Override
    public synchronized boolean complete(Report result) {
        if (done) {
            return false;
        }
        report = result;
        done = true;
        notifyAll();
        return true;
    }

    @Override
    public synchronized boolean cancel() {
        if (done) {
            return false;
        }
        cancelled = true;
        done = true;
        notifyAll();
        return true;
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public Report get() throws InterruptedException {
        if (!done) {
            synchronized (this) {
                while (!done) {
                    wait();
                }
            }
        }
        if (cancelled) {
            throw new CancellationException();
        }
        return report;
    }
}
