package lesson13_future;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

public class OwnFuture implements SmallFuture {
    private final AtomicBoolean claimed = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);
    private Report report;
    private boolean cancelled;

    @Override
    public boolean complete(Report result) {
        return claimed.compareAndSet(false, true) ? publish(result, false) : isTooLate();
    }

    @Override
    public boolean cancel() {
        return claimed.compareAndSet(false, true) ? publish(null, true) : isTooLate();
    }

    private boolean publish(Report result, boolean byCancellation) {
        report = result;
        cancelled = byCancellation;
        done.countDown();
        return true;
    }

    /** Who was too late finds the future done when it returns. */
    private boolean isTooLate() {
        return false;
    }

    @Override
    public boolean isDone() {
        return done.getCount() == 0;
    }

    @Override
    public Report get() throws InterruptedException {
        done.await();
        if (cancelled) {
            throw new CancellationException();
        }
        return report;
    }
}
