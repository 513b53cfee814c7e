package io.raceproof.lessons.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded runs are of real runs of the code that the lessons have. */
class RecordingTest {
    static List<Lesson> recorded() {
        return Lessons.all().stream()
                .filter(lesson -> Recording.of(lesson).isPresent())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void it_shows_that_the_broken_version_is_broken_and_says_when(Lesson lesson) {
        Recording recording = Recording.of(lesson).orElseThrow();
        assertTrue(recording.stamp().commit().matches("[0-9a-f]{40}"), recording.stamp()::toString);
        String all = String.join(
                "\n", recording.slides().stream().flatMap(List::stream).toList());
        lesson.versions().forEach(version -> assertTrue(all.contains(version.name()), version.name()));
        if (lesson.versions().stream().anyMatch(Lesson.Version::isBroken)) {
            assertTrue(all.contains("BROKEN"), all);
        }
        List<List<String>> shown = new Slides(lesson, 80, Map.of()).recorded().orElseThrow();
        assertEquals(
                recording.slides().size()
                        + lesson.versions().stream()
                                .filter(version -> !version.isBroken())
                                .count(),
                shown.size(),
                "each fixed version's code is shown");
        for (List<String> slide : shown) {
            assertTrue(slide.get(0).startsWith("RECORDED 20"), slide::toString);
        }
    }

    @Test
    void the_first_lesson_has_one() {
        assertFalse(recorded().isEmpty());
        assertEquals("lesson01", recorded().get(0).id());
    }

    @Test
    void a_recording_of_other_code_says_so() {
        Lesson first = Lessons.all().get(0);
        Recording old = new Recording(
                1, Recording.of(first).orElseThrow().stamp(), "of another version", List.of(List.of("x")), null, null);
        assertFalse(old.isUpToDate(first));
        assertTrue(old.mark(first).endsWith(", of an older version of this lesson"));
    }
}
