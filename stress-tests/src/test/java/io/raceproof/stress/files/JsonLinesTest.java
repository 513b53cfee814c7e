package io.raceproof.stress.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
    record Where(String place, int line) {}

    record Thing(String name, double rate, long count, Where where) {}

    private static final JsonLines<Thing> THINGS = new JsonLines<>("things", Thing.class);

    private static final List<Thing> SOME = List.of(
            new Thing("tab\tnew line\n\"quote\" \\ <b> ü \u202e", 1.25e-7, Long.MAX_VALUE, new Where("here", 1)),
            new Thing("", Double.NaN, -1, new Where("", 0)),
            new Thing("x", Double.POSITIVE_INFINITY, 0, new Where("y", Integer.MIN_VALUE)));

    @TempDir
    private Path directory;

    @Test
    void what_is_written_is_read_and_each_entry_is_one_line() throws Exception {
        Path file = directory.resolve("deep/er/file.jsonl");
        THINGS.write(file, SOME);
        assertEquals(SOME, THINGS.read(file));
        List<String> lines = Files.readAllLines(file);
        assertEquals("{\"format\":\"raceproof things\",\"version\":1}", lines.get(0));
        assertEquals(
                "{\"name\":\"\",\"rate\":\"NaN\",\"count\":-1,\"where\":{\"place\":\"\",\"line\":0}}", lines.get(2));
        assertEquals("{\"entries\":3}", lines.get(4));
        assertEquals(5, lines.size());
    }

    @Test
    void what_is_appended_is_read_and_no_file_has_no_entries() {
        Path file = directory.resolve("deep/file.jsonl");
        assertEquals(List.of(), THINGS.readAppended(file));
        SOME.forEach(each -> THINGS.append(file, each));
        assertEquals(SOME, THINGS.readAppended(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "{\"name\":\"x\",\"rate\":1,\"count\":2}",
                "{\"name\":\"x\",\"rate\":1,\"count\":2,\"where\":7}",
                "{\"name\":\"x\",\"rate\":1,\"count\":2,\"where\":{\"place\":\"y\"}}",
                "{\"name\":null,\"rate\":1,\"count\":2,\"where\":{\"place\":\"y\",\"line\":1}}",
                "{\"name\":\"x\",\"rate\":\"fast\",\"count\":2,\"where\":{\"place\":\"y\",\"line\":1}}",
                "{\"name\":\"x\",\"rate\":1,\"count\":2,\"where\":{\"place\":\"y\",\"line\":1",
            })
    void a_line_that_is_none_is_told(String line) throws Exception {
        Path file = Files.writeString(directory.resolve("file"), line + "\n");
        IllegalArgumentException told =
                assertThrows(IllegalArgumentException.class, () -> THINGS.readAppended(file), line);
        assertTrue(told.toString().contains(line) && told.toString().contains("things"), told::toString);
    }

    @Test
    void a_file_that_cannot_be_read_or_written_is_told() {
        assertThrows(UncheckedIOException.class, () -> THINGS.read(directory.resolve("none")));
        assertThrows(UncheckedIOException.class, () -> THINGS.write(directory, SOME));
        assertThrows(UncheckedIOException.class, () -> THINGS.append(directory, SOME.get(0)));
    }
}
