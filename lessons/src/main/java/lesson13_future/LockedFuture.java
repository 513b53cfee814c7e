package lesson13_future;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Fixed: writers and readers take one lock, so that the order of the two writes does not matter. */
public final class LockedFuture implements SmallFuture {
    private enum State {
        PENDING,
        COMPLETED,
        CANCELLED
    }

    /** Guarded by this, as is the report. */
    private State state = State.PENDING;

    private @Nullable Report report;

    // @start region="locked"
    @Override
    public synchronized boolean complete(@Nullable Report result) {
        if (state != State.PENDING) {
            return false;
        }
        report = result;
        state = State.COMPLETED;
        notifyAll();
        return true;
    }

    @Override
    public synchronized boolean isDone() {
        return state != State.PENDING;
    }
    // @end

    @Override
    public synchronized boolean cancel() {
        if (state != State.PENDING) {
            return false;
        }
        state = State.CANCELLED;
        notifyAll();
        return true;
    }

    @Override
    public synchronized @Nullable Report get() throws InterruptedException {
        while (state == State.PENDING) {
            wait();
        }
        if (state == State.CANCELLED) {
            throw new CancellationException();
        }
        return report;
    }
}
