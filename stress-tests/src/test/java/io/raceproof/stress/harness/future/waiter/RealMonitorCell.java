package io.raceproof.stress.harness.future.waiter;

import io.raceproof.futures.Promise;

/** The executor's own; in the model checker's JVM it parks on monitors. */
final class RealMonitorCell implements WaitCell {
    private final Promise<String> promise = new Promise<>();

    @Override
    public void complete() {
        promise.tryComplete("value");
    }

    @Override
    public void cancel() {
        promise.future().cancel();
    }

    @Override
    public void await() {
        try {
            promise.future().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.CancellationException e) {
            return; // completed
        }
    }

    @Override
    public void whenDone(Runnable callback) {
        promise.future().whenDone(future -> callback.run());
    }
}
