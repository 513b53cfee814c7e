package io.raceproof.stress.harness.pool;

/** Closed until somebody opens it. On a monitor, which the model checker can look into. */
final class Gate {
    private boolean open; // guarded by this

    synchronized void open() {
        open = true;
        notifyAll();
    }

    synchronized void pass() {
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
