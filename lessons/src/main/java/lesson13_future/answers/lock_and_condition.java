package lesson13_future;

import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

public class OwnFuture implements SmallFuture {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition completed = lock.newCondition();
    private boolean done;
    private boolean cancelled;
    private Report report;

    @Override
    public boolean complete(Report result) {
        return end(result, false);
    }

    @Override
    public boolean cancel() {
        return end(null, true);
    }

    private boolean end(Report result, boolean byCancellation) {
        lock.lock();
        try {
            if (done) {
                return false;
            }
            done = true;
            cancelled = byCancellation;
            report = result;
            completed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isDone() {
        lock.lock();
        try {
            return done;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Report get() throws InterruptedException {
        lock.lock();
        try {
            while (!done) {
                completed.await();
            }
            if (cancelled) {
                throw new CancellationException();
            }
            return report;
        } finally {
            lock.unlock();
        }
    }
}
