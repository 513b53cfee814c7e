package io.raceproof.lessons.lesson07.races;

import io.raceproof.lessons.lesson07.SmallPool;
import lesson07.JobPool;

/** For the model checker: the race of {@link ExerciseRace}. */
public final class ExerciseSchedules extends PoolSchedules {
    /** For the model checker. */
    public ExerciseSchedules() {}

    @Override
    SmallPool newPool() {
        return new JobPool();
    }
}
