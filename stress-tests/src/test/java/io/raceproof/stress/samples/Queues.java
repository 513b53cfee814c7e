package io.raceproof.stress.samples;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.harness.queue.LineHistories;

/** A queue that is broken, said to be none: as if the executor's had become broken. */
public final class Queues {
    private Queues() {}

    /** Says that it holds. */
    @Control(LineHistories.PositiveControl.class)
    public static final class Planted extends LineHistories.BrokenOperations {}
}
