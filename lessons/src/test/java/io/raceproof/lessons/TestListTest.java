package io.raceproof.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.infra.runners.TestList;

/** An annotation processor that was not run leaves no trace but a missing entry: javac 25 drops it silently. */
class TestListTest {
    @Test
    void every_race_of_the_lessons_is_registered_with_jcstress() {
        Set<String> races = new TreeSet<>();
        for (Lesson lesson : Lessons.all()) {
            lesson.versions().forEach(version -> races.add(version.race().getName()));
            races.add(lesson.exercise().race().getName());
        }
        assertEquals(races, new TreeSet<>(TestList.tests()));
    }
}
