package io.raceproof.stress.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictFileTest {
    @TempDir
    private Path directory;

    @Test
    void what_is_written_is_read_and_a_reason_is_one_line() {
        Path file = directory.resolve("deep").resolve(VerdictFile.NAME);
        VerdictFile.write(
                file,
                List.of(new VerdictFile.Line(
                        "Test", "holds", "HELD", "successful", 1.25e-7, 12_345_678_901L, 3.5, "one\n\ttwo")));
        assertEquals(
                List.of(new VerdictFile.Line(
                        "Test", "holds", "HELD", "successful", 1.25e-7, 12_345_678_901L, 3.5, "one two")),
                VerdictFile.read(file));
    }

    @Test
    void another_file_is_refused() throws Exception {
        Path file = Files.writeString(directory.resolve("other"), "a\tb\n");
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> VerdictFile.read(file))
                .getMessage());
        assertTrue(message.endsWith("is no file of verdicts: its first line is another"), message);
    }

    @Test
    void a_line_cut_short_is_refused() throws Exception {
        Path file = directory.resolve(VerdictFile.NAME);
        VerdictFile.write(file, List.of());
        Files.writeString(file, Files.readString(file) + "Test\tholds\tHELD\n");
        assertThrows(IllegalArgumentException.class, () -> VerdictFile.read(file));
    }

    @Test
    void a_missing_file_is_an_error() {
        assertThrows(UncheckedIOException.class, () -> VerdictFile.read(directory.resolve("none")));
    }
}
