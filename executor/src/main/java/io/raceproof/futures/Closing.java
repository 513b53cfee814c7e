package io.raceproof.futures;

import java.time.Duration;

/** The waiting part of {@link PoolExecutor#close()}, the same for every pool. */
final class Closing {
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    private Closing() {}

    /**
     * Waits until a pool that was shut down has ended. When interrupted: cancels what is pending, interrupts what runs,
     * waits on, and sets the interrupt flag at the end.
     */
    static void awaitTermination(PoolExecutor pool, Runnable interruptRunning) {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = pool.awaitTermination(FOR_EVER);
            } catch (InterruptedException e) {
                interrupted = true;
                pool.shutdown(ShutdownMode.CANCEL_PENDING);
                interruptRunning.run();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
