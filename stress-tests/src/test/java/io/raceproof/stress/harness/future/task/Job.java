package io.raceproof.stress.harness.future.task;

import org.jspecify.annotations.Nullable;

/** A task that one thread runs and another cancels. */
interface Job {
    void run();

    boolean cancel(boolean interrupt);

    /** How often the task was begun. */
    int runs();

    /** True if it ended by itself, false if it was cancelled, null if neither. */
    @Nullable
    Boolean ended();
}
