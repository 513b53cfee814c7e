package io.raceproof.lessons.lesson03;

import io.raceproof.lessons.Exercise;
import io.raceproof.lessons.Exercise.Sign;
import io.raceproof.lessons.Exercise.WrongFix;
import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.lesson03.races.ExerciseRace;
import io.raceproof.lessons.lesson03.races.ExerciseSchedules;
import io.raceproof.lessons.lesson03.races.HashMapCountRace;
import io.raceproof.lessons.lesson03.races.HashMapCountSchedules;
import io.raceproof.lessons.lesson03.races.LockedCountRace;
import io.raceproof.lessons.lesson03.races.LockedCountSchedules;
import io.raceproof.lessons.lesson03.races.MergingCountRace;
import io.raceproof.lessons.lesson03.races.MergingCountSchedules;
import io.raceproof.lessons.lesson03.races.SameWordSchedules;
import io.raceproof.lessons.lesson03.races.TwiceLookedUpSchedules;
import java.util.List;
import java.util.function.Supplier;

/** Lesson 3: a shared map loses keys and counts, and a concurrent map alone does not help. */
public final class Setup implements Supplier<Lesson> {
    /** For the list of lessons. */
    public Setup() {}

    @Override
    public Lesson get() {
        return new Lesson(
                "lesson03",
                "Lesson 3: shared maps",
                "The tasks of a pool count the words of a text in one map. Every word must be counted.",
                new Lesson.Version(
                        "a HashMap, read and then written",
                        HashMapCount.class,
                        () -> CountTest.every_word_is_counted(new HashMapCount()),
                        HashMapCountRace.class,
                        HashMapCountSchedules.class),
                List.of(
                        new Lesson.Version(
                                "a concurrent map, asked to do both in one step",
                                MergingCount.class,
                                () -> CountTest.every_word_is_counted(new MergingCount()),
                                MergingCountRace.class,
                                MergingCountSchedules.class),
                        new Lesson.Version(
                                "a HashMap, with one lock around both steps",
                                LockedCount.class,
                                () -> CountTest.every_word_is_counted(new LockedCount()),
                                LockedCountRace.class,
                                LockedCountSchedules.class)),
                new Exercise(
                        "lesson03.WordBook",
                        "every word is counted, no word is looked up twice, two words can be looked up at the same time",
                        BookContract.class,
                        ExerciseRace.class,
                        ExerciseSchedules.class,
                        List.of(
                                new WrongFix(
                                        SameWordSchedules.class,
                                        Sign.VIOLATION,
                                        "Reading a count and writing it back are two steps, whatever the map: let the"
                                                + " map do both in one, or hold one lock around both."),
                                new WrongFix(
                                        TwiceLookedUpSchedules.class,
                                        Sign.VIOLATION,
                                        "Two asked for the same word, and neither saw that the other was already looking"
                                                + " it up: looking whether it is known and claiming it must be one step."))));
    }
}
