package io.raceproof.lessons.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A JVM that stands by must not have the starter when the answer comes. */
class EarlyStarterTest {
    static List<Lesson> lessons() {
        return Lessons.all();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void no_race_loads_the_starter_for_its_control(Lesson lesson) {
        assertEquals(List.of(), new EarlyStarter(lesson).missing());
    }
}
