package lesson13_future;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Broken: the state says that the report is there before it is. */
public final class StateFirst implements SmallFuture {
    private enum State {
        PENDING,
        COMPLETED,
        CANCELLED
    }

    private volatile State state = State.PENDING;
    private @Nullable Report report;

    // @start region="complete"
    @Override
    public boolean complete(@Nullable Report result) {
        synchronized (this) {
            if (state != State.PENDING) {
                return false;
            }
            state = State.COMPLETED;
            report = result;
            notifyAll();
            return true;
        }
    }

    @Override
    public boolean isDone() {
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
    public @Nullable Report get() throws InterruptedException {
        if (!isDone()) {
            synchronized (this) {
                while (!isDone()) {
                    wait();
                }
            }
        }
        if (state == State.CANCELLED) {
            throw new CancellationException();
        }
        return report;
    }
}
