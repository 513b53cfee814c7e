package io.raceproof.lessons.runner.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.LessonFolder;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.Markdown;
import io.raceproof.lessons.demo.Recording;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlideSheetsTest {
    static List<Lesson> lessons() {
        return Lessons.all();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void each_section_of_the_text_and_each_recorded_version_is_a_slide_in_its_order(Lesson lesson) {
        String html = SlideSheets.html(lesson);
        List<String> sections = Markdown.of(lesson.text()).headings(2);
        assertEquals(sections, headings(html));
        Optional<Recording> run = Recording.of(lesson);
        int recorded = run.isEmpty()
                ? 0
                : lesson.versions().size()
                        + (int) run.get().slides().stream()
                                .filter(slide -> lesson.versions().stream()
                                        .noneMatch(version -> version.name().equals(slide.get(0))))
                                .count();
        assertEquals(sections.size() + recorded, html.split("<section>", -1).length - 1);
        if (recorded > 0) {
            int mark = html.indexOf(run.get().mark(lesson));
            int lenses = sections.indexOf(LessonFolder.PREDICT) + 1;
            assertTrue(placeOf(sections.get(lenses), html) < mark, html);
            assertTrue(mark < placeOf(sections.get(lenses + 1), html), html);
        }
    }

    private static int placeOf(String heading, String html) {
        return html.indexOf("<h2>" + heading + "</h2>");
    }

    private static List<String> headings(String html) {
        return Pattern.compile("<h2>(.*)</h2>")
                .matcher(html)
                .results()
                .map(heading -> heading.group(1))
                .toList();
    }
}
