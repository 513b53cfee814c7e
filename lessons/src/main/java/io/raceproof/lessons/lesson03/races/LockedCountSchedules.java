package io.raceproof.lessons.lesson03.races;

import io.raceproof.lessons.lesson03.LockedCount;
import io.raceproof.lessons.lesson03.WordCount;

/** For the model checker: the race of {@link LockedCountRace}. */
public final class LockedCountSchedules extends CountSchedules {
    /** For the model checker. */
    public LockedCountSchedules() {}

    @Override
    WordCount newCount() {
        return new LockedCount();
    }
}
