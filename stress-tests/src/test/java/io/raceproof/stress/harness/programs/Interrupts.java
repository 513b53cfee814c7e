package io.raceproof.stress.harness.programs;

import java.util.ArrayList;
import java.util.List;

/**
 * One interrupt for every thread that waits: for those that wait already, and for each that begins to afterwards. It ends the
 * wait or is kept, never both and never neither. Thread-safe.
 */
public final class Interrupts {
    /** A wait. */
    @FunctionalInterface
    public interface Wait<T> {
        /** Waits. */
        T call() throws InterruptedException;
    }

    private final List<Thread> waiting = new ArrayList<>(); // guarded by this
    private boolean come; // guarded by this

    /** Interrupts; the second time it has no effect. */
    public synchronized void interrupt() {
        if (!come) {
            come = true;
            waiting.forEach(Thread::interrupt);
        }
    }

    /**
     * Waits.
     *
     * @return what the wait brought, or {@code ended} if the interrupt has ended it
     * @throws AssertionError if the interrupt was lost, or is left over
     */
    public <T> T orElse(T ended, Wait<? extends T> wait) {
        begin();
        boolean interrupted = false;
        T result = ended;
        try {
            result = wait.call();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        boolean here = end();
        if (Thread.interrupted() != (here && !interrupted)) {
            throw new AssertionError(interrupted ? "an interrupt is left over" : "an interrupt was lost");
        }
        return result;
    }

    private synchronized void begin() {
        if (come) {
            Thread.currentThread().interrupt();
        }
        waiting.add(Thread.currentThread());
    }

    /** Whether there was an interrupt. */
    private synchronized boolean end() {
        waiting.remove(Thread.currentThread());
        return come;
    }
}
