package lesson13_future;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

public class OwnFuture implements SmallFuture {
    private boolean done;
    private boolean cancelled;
    private @Nullable Report report;

    @Override
    public synchronized boolean complete(@Nullable Report result) {
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
    public synchronized boolean isDone() {
        return done;
    }

    @Override
    public synchronized @Nullable Report get() throws InterruptedException {
        if (!done) {
            wait();
        }
        if (cancelled) {
            throw new CancellationException();
        }
        return report;
    }
}
