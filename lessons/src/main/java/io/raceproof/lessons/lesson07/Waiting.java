package io.raceproof.lessons.lesson07;

/** How the workers of these pools wait. */
final class Waiting {
    private Waiting() {}

    /** Waits for a signal; called with the lock held, in a loop. */
    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
    static void on(Object lock) {
        try {
            lock.wait();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the workers of this pool", e);
        }
    }
}
