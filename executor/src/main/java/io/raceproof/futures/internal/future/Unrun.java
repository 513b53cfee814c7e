package io.raceproof.futures.internal.future;

import org.jspecify.annotations.Nullable;

/** What a future is to run, where others wait for the run and must be told if there is to be none. */
public interface Unrun {
    /**
     * Called once, in place of the run, after the future was cancelled or failed without having started and its waiters
     * were told. Must not throw.
     *
     * @param failure what the future failed with, or null if it was cancelled
     */
    void unrun(@Nullable Throwable failure);
}
