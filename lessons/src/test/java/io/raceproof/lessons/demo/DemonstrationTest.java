package io.raceproof.lessons.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.NightlyTier;
import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each lesson shows what it says: the lenses that find the same in each run catch, and miss, what its evidence names. */
@NightlyTier("it runs every lesson")
class DemonstrationTest {
    static Stream<Lesson> lessons() {
        return Lessons.all().stream();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void no_lens_surprises_and_each_fix_holds(Lesson lesson, @TempDir Path directory) throws Exception {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(nowhere, StandardCharsets.UTF_8, false, Map.of());
        List<Findings> findings = new Demonstration(lesson, terminal, directory).run();
        assertEquals(List.of(), findings.isEmpty() ? List.of() : findings.get(0).surprises());
        for (Findings one : findings) {
            Verdict wrong = one.version().isBroken() ? Verdict.HELD : Verdict.BROKEN;
            assertNotEquals(wrong, one.verdict(), one.version().name());
        }
    }
}
