package io.raceproof.futures.internal.pool;

import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.park.Deadline;
import java.util.List;

/** The part of a pool that {@link ExitHook} drains. Implementations are thread-safe. */
public interface Drainable {
    /** Accepts nothing from now on; what was accepted is run. */
    void close();

    /** Waits for the end; false if the deadline comes first. */
    boolean awaitTermination(Deadline deadline) throws InterruptedException;

    /** Takes what has not started out of the queue. */
    List<? extends AbstractFuture<?>> drain();

    /** How many workers are not done, without those in {@link System#exit}. */
    int running();

    /** Whether all that its end waits for are threads in {@link System#exit}. */
    boolean waitsForExit();
}
