package io.raceproof.futures.internal.pool;

/** Opens the workers of a pool to the scenarios. Stateless. */
public final class WorkersAccess {
    private WorkersAccess() {}

    /** How many are idle, without their lock. */
    public static int idle(Workers workers) {
        return workers.idle.size();
    }
}
