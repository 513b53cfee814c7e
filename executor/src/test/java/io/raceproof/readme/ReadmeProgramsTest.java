package io.raceproof.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs of the README are compiled and run as they stand there, and print what it says they print. */
class ReadmeProgramsTest {
    static Stream<ReadmeProgram> programs() throws Exception {
        return ReadmeProgram.all().filter(program -> !program.isFor("on a cluster"));
    }

    @Test
    void the_readme_has_its_four_programs() throws Exception {
        assertEquals(4, programs().count());
    }

    @ParameterizedTest
    @MethodSource("programs")
    void a_program_prints_what_the_readme_says(ReadmeProgram program, @TempDir Path directory) throws Exception {
        String printed = program.compile(directory).run(List.of());
        assertEquals(lines(program, program.output()), lines(program, printed));
    }

    private static List<String> lines(ReadmeProgram program, String text) {
        String[] lines = text.lines().toArray(String[]::new);
        if (program.isFor("in any order")) {
            Arrays.sort(lines);
        }
        return List.of(lines);
    }
}
