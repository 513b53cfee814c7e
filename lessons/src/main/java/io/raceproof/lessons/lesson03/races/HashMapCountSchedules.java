package io.raceproof.lessons.lesson03.races;

import io.raceproof.lessons.lesson03.HashMapCount;
import io.raceproof.lessons.lesson03.WordCount;

/** For the model checker: the race of {@link HashMapCountRace}. */
public final class HashMapCountSchedules extends CountSchedules {
    /** For the model checker. */
    public HashMapCountSchedules() {}

    @Override
    WordCount newCount() {
        return new HashMapCount();
    }
}
