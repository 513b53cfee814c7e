package io.raceproof.lessons.lesson07.races;

import io.raceproof.lessons.lesson07.OneLockPool;
import io.raceproof.lessons.lesson07.SmallPool;

/** For the model checker: the race of {@link OneLockPoolRace}. */
public final class OneLockPoolSchedules extends PoolSchedules {
    /** For the model checker. */
    public OneLockPoolSchedules() {}

    @Override
    SmallPool newPool() {
        return new OneLockPool();
    }
}
