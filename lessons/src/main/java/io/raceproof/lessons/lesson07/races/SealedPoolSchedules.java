package io.raceproof.lessons.lesson07.races;

import io.raceproof.lessons.lesson07.SealedPool;
import io.raceproof.lessons.lesson07.SmallPool;

/** For the model checker: the race of {@link SealedPoolRace}. */
public final class SealedPoolSchedules extends PoolSchedules {
    /** For the model checker. */
    public SealedPoolSchedules() {}

    @Override
    SmallPool newPool() {
        return new SealedPool();
    }
}
