package io.raceproof.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raceproof.lessons.KitMap.Entry;
import io.raceproof.lessons.KitMap.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The map names lines that are there. */
class KitMapTest {
    private static final Path REPOSITORY = Path.of("..");

    static List<Entry> entries() {
        return KitMap.entries();
    }

    @Test
    void every_lesson_is_on_it_once() {
        List<String> numbers = Lessons.all().stream().map(Lesson::number).toList();
        assertEquals(numbers, entries().stream().map(Entry::lesson).toList());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void its_lines_are_in_the_source_once(Entry entry) throws IOException {
        for (Line line : List.of(entry.executor(), entry.harness())) {
            long count = Files.readAllLines(REPOSITORY.resolve(line.file())).stream()
                    .filter(other -> other.strip().equals(line.text()))
                    .count();
            assertEquals(1, count, line.file() + " must have this line once: " + line.text());
        }
    }
}
