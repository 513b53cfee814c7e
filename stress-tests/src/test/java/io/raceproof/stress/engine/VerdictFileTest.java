package io.raceproof.stress.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.process.ChildJvm;
import io.raceproof.stress.process.RunningJvm;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictFileTest {
    private static final Run RUN =
            new Run("17.0.1 (A maker)", "Linux amd64", 2, "smoke", "1/1", "0123abc", "2026-01-02T03:04:05Z");

    @TempDir
    private Path directory;

    @Test
    void what_is_written_is_read_and_a_reason_is_one_line() {
        Path file = directory.resolve("deep").resolve(VerdictFile.NAME);
        VerdictFile.write(file, List.of(line("HELD", "one\n\ttwo", "2: 9 acceptable")));
        assertEquals(List.of(line("HELD", "one two", "2: 9 acceptable")), VerdictFile.read(file));
    }

    private static VerdictFile.Line line(String verdict, String reason, String outcomes) {
        return new VerdictFile.Line(
                "Test", "holds", verdict, "successful", 1.25e-7, 12_345_678_901L, 3.5, outcomes, reason, RUN);
    }

    private static VerdictFile.Line line(String test, String result) {
        return new VerdictFile.Line(test, "holds", "-", result, 0, 0, 0, "", "because", RUN);
    }

    @Test
    void a_line_is_written_as_it_comes_and_replaces_that_of_the_same_test() {
        Path file = directory.resolve(VerdictFile.NAME);
        VerdictFile.put(file, List.of(line("A", VerdictFile.PLANNED), line("B", VerdictFile.PLANNED)));
        assertEquals(List.of(line("A", "planned"), line("B", "planned")), VerdictFile.read(file));
        VerdictFile.put(file, List.of(line("B", "successful")));
        VerdictFile.put(file, List.of(line("C", "failed")));
        assertEquals(
                List.of(line("A", "planned"), line("B", "successful"), line("C", "failed")), VerdictFile.read(file));
    }

    @Test
    void what_an_earlier_build_has_left_is_dropped() throws Exception {
        Path file = directory.resolve(VerdictFile.NAME);
        VerdictFile.put(file, List.of(line("A", "successful")));
        Files.writeString(directory.resolve("verdicts.lock"), "4711 of another day");
        VerdictFile.put(file, List.of(line("B", "successful")));
        assertEquals(List.of(line("B", "successful")), VerdictFile.read(file));
    }

    @Test
    void jvms_of_one_build_write_into_one_file() throws Exception {
        List<RunningJvm> jvms = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            jvms.add(new ChildJvm(Writer.class.getName(), directory.resolve(name))
                    .shortLived()
                    .arguments(List.of(directory.toString(), name))
                    .start());
        }
        for (RunningJvm jvm : jvms) {
            try (jvm) {
                ChildJvm.Exit exit = jvm.await(Duration.ofMinutes(2));
                assertEquals(0, exit.exitCode(), exit.tail(20));
            }
        }
        assertEquals(
                2 * Writer.LINES,
                VerdictFile.read(directory.resolve(VerdictFile.NAME)).size());
    }

    /** Writes lines of its own, one at a time. */
    static final class Writer {
        static final int LINES = 40;

        private Writer() {}

        public static void main(String[] arguments) {
            for (int i = 0; i < LINES; i++) {
                VerdictFile.put(
                        Path.of(arguments[0]).resolve(VerdictFile.NAME), List.of(line(arguments[1] + i, "successful")));
            }
        }
    }

    @Test
    void another_file_is_refused() throws Exception {
        Path file = Files.writeString(directory.resolve("other"), "{\"format\":\"other\"}\n");
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> VerdictFile.read(file))
                .getMessage());
        assertTrue(
                message.contains("is no file of verdicts: its first line is not {\"format\":\"raceproof verdicts\""),
                message);
    }

    @Test
    void a_file_cut_off_anywhere_is_refused() throws Exception {
        Path file = directory.resolve(VerdictFile.NAME);
        VerdictFile.write(file, List.of(line("A", "successful"), line("B", "successful")));
        String whole = Files.readString(file);
        for (int length = 0; length < whole.length() - 2; length++) {
            Files.writeString(file, whole.substring(0, length));
            assertThrows(IllegalArgumentException.class, () -> VerdictFile.read(file), whole.substring(0, length));
        }
    }

    @Test
    void a_missing_file_is_an_error() {
        assertThrows(UncheckedIOException.class, () -> VerdictFile.read(directory.resolve("none")));
    }
}
