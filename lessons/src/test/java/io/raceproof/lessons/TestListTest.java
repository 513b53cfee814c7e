package io.raceproof.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raceproof.lessons.lesson01.TheTestThatLied;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.infra.runners.TestList;

/** An annotation processor that was not run leaves no trace but a missing entry: javac 25 drops it silently. */
class TestListTest {
    @Test
    void every_race_of_the_lessons_is_registered_with_jcstress() {
        assertEquals(
                TheTestThatLied.lesson().versions().stream()
                        .map(version -> version.race().getName())
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(TestList.tests()));
    }
}
