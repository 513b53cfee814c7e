package io.raceproof.futures.internal.pool;

/** What the tests of a whole pool must know of its workers. Stateless. */
public final class WorkersState {
    private WorkersState() {}

    /** How many are idle, without their lock: for a wait that polls. */
    public static int idle(Workers workers) {
        return workers.idle.size();
    }

    /** Whether the queue is closed and everything in it has been taken. */
    public static boolean isQueueDrained(Workers workers) {
        return workers.queue.isDrained();
    }
}
