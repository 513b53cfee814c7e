package io.raceproof.lessons.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reader sees of a lesson's code is the code. */
class SourceTextTest {
    private static final Lesson LESSON = Lessons.find("1").orElseThrow();

    static List<Lesson.Version> versions() {
        return LESSON.versions();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void the_text_is_the_source_file_and_its_region_fits_a_terminal(Lesson.Version version) throws Exception {
        SourceText text = SourceText.of(LESSON.folder(), version.name());
        Path file = Path.of("src/main/java", LESSON.folder().packageName(), version.name() + ".java");
        assertEquals(Files.readAllLines(file), text.lines());
        assertTrue(text.region().size() >= 5, "a region is marked");
        assertTrue(text.region().stream().allMatch(line -> line.text().length() <= 73));
        assertTrue(text.region().stream()
                .allMatch(line -> text.lines().get(line.number() - 1).endsWith(line.text())));
    }

    @Test
    void a_class_without_its_source_is_an_error_that_names_it() {
        Exception e = assertThrows(UncheckedIOException.class, () -> SourceText.of(LESSON.folder(), "NoSuchSale"));
        assertTrue(String.valueOf(e.getMessage()).contains("NoSuchSale.java"));
    }
}
