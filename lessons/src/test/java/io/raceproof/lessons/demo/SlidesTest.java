package io.raceproof.lessons.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a room sees before anything has run. */
class SlidesTest {
    private final Lesson lesson = Lessons.all().get(0);

    @Test
    void the_story_the_broken_code_and_the_question_come_first_and_give_nothing_away() {
        List<List<String>> slides = new Slides(lesson, 80, Map.of("NO_COLOR", "1")).before();
        assertEquals(3, slides.size());
        assertTrue(slides.get(0).get(0).endsWith(lesson.title()), slides::toString);
        assertTrue(slides.get(1).get(0).startsWith(lesson.versions().get(0).name()), slides::toString);
        assertEquals("What can come out?", slides.get(2).get(0));
        assertEquals(
                lesson.outcomes().size(),
                slides.get(2).stream().filter(line -> line.startsWith("  [ ] ")).count());
        assertTrue(slides.stream().flatMap(List::stream).allMatch(line -> line.length() <= 80), slides::toString);
        assertTrue(slides.stream().flatMap(List::stream).noneMatch(line -> line.contains("BROKEN")), slides::toString);
    }
}
