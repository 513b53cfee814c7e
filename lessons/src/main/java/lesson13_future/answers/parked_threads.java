package lesson13_future;

import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

public class OwnFuture implements SmallFuture {
    private record Outcome(Report report, boolean cancelled) {}

    private final AtomicReference<Outcome> outcome = new AtomicReference<>();
    private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();

    @Override
    public boolean complete(Report report) {
        return completeWith(new Outcome(report, false));
    }

    @Override
    public boolean cancel() {
        return completeWith(new Outcome(null, true));
    }

    private boolean completeWith(Outcome result) {
        if (!outcome.compareAndSet(null, result)) {
            return false;
        }
        waiters.forEach(LockSupport::unpark);
        return true;
    }

    @Override
    public boolean isDone() {
        return outcome.get() != null;
    }

    @Override
    public Report get() throws InterruptedException {
        waiters.add(Thread.currentThread());
        try {
            while (outcome.get() == null) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                LockSupport.park(this);
            }
        } finally {
            waiters.remove(Thread.currentThread());
        }
        Outcome result = outcome.get();
        if (result.cancelled()) {
            throw new CancellationException();
        }
        return result.report();
    }
}
