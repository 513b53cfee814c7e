package lesson13_future;

import java.util.concurrent.CancellationException;

public class OwnFuture implements SmallFuture {
    private enum State {
        PENDING,
        COMPLETED,
        CANCELLED
    }

    private volatile State state = State.PENDING;
    private Report report;

    @Override
    public synchronized boolean complete(Report result) {
        if (state != State.PENDING) {
            return false;
        }
        report = result;
        state = State.COMPLETED;
        notifyAll();
        return true;
    }

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
    public boolean isDone() {
        return state != State.PENDING;
    }

    @Override
    public Report get() throws InterruptedException {
        if (!isDone()) {
            synchronized (this) {
                do {
                    wait();
                } while (!isDone());
            }
        }
        if (state == State.CANCELLED) {
            throw new CancellationException();
        }
        return report;
    }
}
