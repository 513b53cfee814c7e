package io.raceproof.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs of the README are compiled and run as they stand there, and print what it says they print. */
class ReadmeProgramsTest {
    private static final Path README = Path.of("").toAbsolutePath().resolveSibling("README.md");
    private static final Pattern PROGRAM =
            Pattern.compile("```java\\R(.*?)```\\R```text( in any order)?\\R(.*?)```", Pattern.DOTALL);

    private static final String BEFORE = """
            import io.raceproof.futures.*;
            import java.util.ArrayList;
            import java.util.List;
            import java.util.Optional;
            import java.util.concurrent.atomic.AtomicInteger;

            public class Program {
                static int slowSquare(int n) throws InterruptedException {
                    Thread.sleep(20L * (6 - n)); // slower for smaller numbers: they are to finish last
                    return n * n;
                }

                public static void main(String[] args) throws Exception {
            """;

    record Program(String code, boolean anyOrder, String output) {
        @Override
        public String toString() {
            return code.lines().skip(1).findFirst().orElse("").strip();
        }
    }

    static Stream<Program> programs() throws Exception {
        Matcher matcher = PROGRAM.matcher(Files.readString(README));
        List<Program> programs = new ArrayList<>();
        while (matcher.find()) {
            programs.add(new Program(matcher.group(1), matcher.group(2) != null, matcher.group(3)));
        }
        return programs.stream();
    }

    @Test
    void the_readme_has_its_four_programs() throws Exception {
        assertEquals(4, programs().count());
    }

    @ParameterizedTest
    @MethodSource("programs")
    void a_program_prints_what_the_readme_says(Program program, @TempDir Path directory) throws Exception {
        Path source = Files.writeString(directory.resolve("Program.java"), BEFORE + program.code() + "}}");
        String classPath = System.getProperty("java.class.path");
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, "-d", directory.toString(), source.toString());
        assertEquals(0, compiled, "compiles");

        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        directory + File.pathSeparator + classPath,
                        "Program")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        assertEquals(lines(program, program.output()), lines(program, Files.readString(output)));
        assertEquals(0, process.exitValue());
    }

    private static List<String> lines(Program program, String text) {
        String[] lines = text.lines().toArray(String[]::new);
        if (program.anyOrder()) {
            Arrays.sort(lines);
        }
        return List.of(lines);
    }
}
