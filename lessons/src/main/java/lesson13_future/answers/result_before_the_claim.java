package lesson13_future;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

public class OwnFuture implements SmallFuture {
    private final AtomicInteger state = new AtomicInteger();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile Report report;

    @Override
    public boolean complete(Report result) {
        Report before = report;
        report = result;
        if (!state.compareAndSet(0, 1)) {
            report = before;
            return false;
        }
        done.countDown();
        return true;
    }

    @Override
    public boolean cancel() {
        if (!state.compareAndSet(0, 2)) {
            return false;
        }
        done.countDown();
        return true;
    }

    @Override
    public boolean isDone() {
        return state.get() != 0;
    }

    @Override
    public Report get() throws InterruptedException {
        done.await();
        if (state.get() == 2) {
            throw new CancellationException();
        }
        return report;
    }
}
