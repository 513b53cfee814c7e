package io.raceproof.lessons.lesson03.races;

import io.raceproof.lessons.lesson03.MergingCount;
import io.raceproof.lessons.lesson03.WordCount;

/** For the model checker: the race of {@link MergingCountRace}. */
public final class MergingCountSchedules extends CountSchedules {
    /** For the model checker. */
    public MergingCountSchedules() {}

    @Override
    WordCount newCount() {
        return new MergingCount();
    }
}
