package io.raceproof.lessons.lesson07.races;

import io.raceproof.lessons.lesson07.FlagPool;
import io.raceproof.lessons.lesson07.SmallPool;

/** For the model checker: the race of {@link FlagPoolRace}. */
public final class FlagPoolSchedules extends PoolSchedules {
    /** For the model checker. */
    public FlagPoolSchedules() {}

    @Override
    SmallPool newPool() {
        return new FlagPool();
    }
}
