package io.raceproof.futures.internal.future;

/** Counts what is registered with a future. Stateless. */
public final class Waiters {
    private Waiters() {}

    /** How many waiters stand in the future's stack, claimed or not. */
    public static int count(AbstractFuture<?> future) {
        int count = 0;
        for (Waiter w = future.waiters; w != null; w = w.next) {
            count++;
        }
        return count;
    }
}
