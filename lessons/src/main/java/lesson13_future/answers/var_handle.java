package lesson13_future;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

public class OwnFuture implements SmallFuture {
    private record Outcome(Report report, boolean cancelled) {}

    private static final VarHandle OUTCOME;

    static {
        try {
            OUTCOME = MethodHandles.lookup().findVarHandle(OwnFuture.class, "outcome", Outcome.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile Outcome outcome;
    private final CountDownLatch done = new CountDownLatch(1);

    @Override
    public boolean complete(Report report) {
        return completeWith(new Outcome(report, false));
    }

    @Override
    public boolean cancel() {
        return completeWith(new Outcome(null, true));
    }

    private boolean completeWith(Outcome result) {
        if (!OUTCOME.compareAndSet(this, null, result)) {
            return false;
        }
        done.countDown();
        return true;
    }

    @Override
    public boolean isDone() {
        return outcome != null;
    }

    @Override
    public Report get() throws InterruptedException {
        Outcome result = outcome;
        while (result == null) {
            done.await();
            result = outcome;
        }
        if (result.cancelled()) {
            throw new CancellationException();
        }
        return result.report();
    }
}
