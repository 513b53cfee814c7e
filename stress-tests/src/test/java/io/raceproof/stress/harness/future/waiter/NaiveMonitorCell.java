package io.raceproof.stress.harness.future.waiter;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@link NaiveCell} on a monitor, into which the model checker can look: it looks first and acts in a second step. */
final class NaiveMonitorCell implements WaitCell {
    private final List<Runnable> callbacks = new CopyOnWriteArrayList<>();
    private final Object bell = new Object();
    private volatile boolean done;

    @Override
    public void complete() {
        if (done) {
            return;
        }
        done = true;
        synchronized (bell) {
            bell.notifyAll();
        }
        callbacks.forEach(Runnable::run);
    }

    @Override
    public void cancel() {
        complete();
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // that is the bug: the bell may have rung before
    public void await() {
        if (done) {
            return;
        }
        synchronized (bell) {
            try {
                bell.wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void whenDone(Runnable callback) {
        if (done) {
            callback.run();
        } else {
            callbacks.add(callback);
        }
    }
}
