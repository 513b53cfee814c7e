package io.raceproof.stress.harness.pool;

/** Closed until it is opened. On a monitor, which the model checker can look into. */
public final class Gate {
    private boolean open; // guarded by this

    public synchronized void open() {
        open = true;
        notifyAll();
    }

    public synchronized void pass() {
        boolean interrupted = false;
        while (!open) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
