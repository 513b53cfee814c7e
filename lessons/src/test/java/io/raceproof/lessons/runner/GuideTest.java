package io.raceproof.lessons.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.runner.Guide.Format;
import io.raceproof.lessons.runner.Guide.Row;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The agenda walked through with the clock. */
class GuideTest {
    private final List<Lesson> all = Lessons.all();

    @Test
    void ninety_minutes_are_ninety_minutes() {
        List<Row> rows = new Guide(Format.NINETY, all).agenda();
        Row last = rows.get(rows.size() - 1);
        assertEquals(90, last.start() + last.minutes());
    }

    @Test
    void half_a_day_and_a_day_are_no_longer_than_that() {
        List<Row> half = new Guide(Format.HALF, all).agenda();
        assertTrue(half.get(half.size() - 1).start() <= 4 * 60, half::toString);
        List<Row> day = new Guide(Format.DAY, all).agenda();
        assertTrue(day.get(day.size() - 1).start() <= 8 * 60, day::toString);
    }

    @ParameterizedTest
    @CsvSource({"90, NINETY", "half, HALF", "DAY, DAY", "two, TWO", "91,"})
    void a_format_is_named_by_its_argument(String argument, @Nullable Format format) {
        assertEquals(Optional.ofNullable(format), Format.of(argument));
    }

    @ParameterizedTest
    @EnumSource
    void the_agenda_has_no_gap_and_each_lesson_its_exercise(Format format) {
        int now = 0;
        for (Row row : new Guide(format, all).agenda()) {
            assertEquals(now, row.start());
            now += row.minutes();
        }
        String guide = new Guide(format, all).markdown();
        assertTrue(guide.contains("`watch 1`") && guide.contains("- [ ] Write the bundle"), guide);
    }

    @Test
    void the_question_and_the_wrong_answers_come_from_the_lesson() {
        String guide = new Guide(Format.NINETY, all).markdown();
        Lesson first = all.get(0);
        String key = first.misconceptions().keySet().iterator().next();
        assertTrue(guide.contains(first.goal()), guide);
        assertTrue(guide.contains(String.valueOf(first.misconceptions().get(key))), guide);
    }
}
