package io.raceproof.futures;

/** Opens a thread pool to the scenarios, so that they can begin where it matters. Stateless. */
public final class PoolAccess {
    private PoolAccess() {}

    /** Waits until so many workers sleep; without their lock, as under the model checker one thread runs at a time. */
    public static void awaitIdle(PoolExecutor pool, int workers) {
        while (((ThreadPoolExecutor) pool).workers.idle.size() < workers) {
            Thread.onSpinWait();
        }
    }
}
