package lesson13_future;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Broken: the report first and then the state, in plain fields, and a reader that takes no lock. */
public final class PlainFuture implements SmallFuture {
    private boolean cancelled;
    private boolean done;
    private @Nullable Report report;

    // @start region="plain"
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
    public boolean isDone() {
        return done;
    }
    // @end

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
    public @Nullable Report get() throws InterruptedException {
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
