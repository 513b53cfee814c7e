package lesson13_future;

import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

public class OwnFuture implements SmallFuture {
    private static final class Sync extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1;

        boolean claim() {
            return compareAndSetState(0, 1);
        }

        boolean isClaimed() {
            return getState() != 0;
        }

        @Override
        protected int tryAcquireShared(int ignored) {
            return getState() == 2 ? 1 : -1;
        }

        @Override
        protected boolean tryReleaseShared(int ignored) {
            setState(2);
            return true;
        }
    }

    private final Sync sync = new Sync();
    private Report report;
    private boolean cancelled;

    @Override
    public boolean complete(Report result) {
        return sync.claim() && publish(result, false);
    }

    @Override
    public boolean cancel() {
        return sync.claim() && publish(null, true);
    }

    private boolean publish(Report result, boolean byCancellation) {
        report = result;
        cancelled = byCancellation;
        return sync.releaseShared(0);
    }

    @Override
    public boolean isDone() {
        return sync.isClaimed();
    }

    @Override
    public Report get() throws InterruptedException {
        sync.acquireSharedInterruptibly(0);
        if (cancelled) {
            throw new CancellationException();
        }
        return report;
    }
}
