package lesson13_future;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** A report that is not there yet. Make sure that it is completed once, and that a thread that sees it done sees all of it. */
public class OwnFuture implements SmallFuture {
    private enum State {
        PENDING,
        COMPLETED,
        CANCELLED
    }

    private volatile State state = State.PENDING;
    private @Nullable Report report;

    @Override
    public boolean complete(@Nullable Report result) {
        if (state != State.PENDING) {
            return false;
        }
        state = State.COMPLETED;
        report = result;
        tellWaiters();
        return true;
    }

    @Override
    public boolean cancel() {
        if (state != State.PENDING) {
            return false;
        }
        state = State.CANCELLED;
        tellWaiters();
        return true;
    }

    @Override
    public boolean isDone() {
        return state != State.PENDING;
    }

    @Override
    public @Nullable Report get() throws InterruptedException {
        synchronized (this) {
            while (!isDone()) {
                wait();
            }
        }
        if (state == State.CANCELLED) {
            throw new CancellationException();
        }
        return report;
    }

    private synchronized void tellWaiters() {
        notifyAll();
    }
}
