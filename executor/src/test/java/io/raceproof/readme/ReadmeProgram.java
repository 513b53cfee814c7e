package io.raceproof.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A program of the README.
 *
 * @param code the inside of its {@code main}
 * @param note what stands beside the word "text" over its output, or nothing
 * @param output what it is to print
 */
record ReadmeProgram(String code, String note, String output) {
    static final Path README = Path.of("").toAbsolutePath().resolveSibling("README.md");
    private static final String OUTPUT = "text";

    private static final String BEFORE = """
            import com.hazelcast.config.Config;
            import com.hazelcast.core.Hazelcast;
            import com.hazelcast.core.HazelcastInstance;
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

    static Stream<ReadmeProgram> all() throws IOException {
        List<CodeBlock> blocks = CodeBlock.of(README);
        List<ReadmeProgram> programs = new ArrayList<>();
        for (int i = 1; i < blocks.size(); i++) {
            CodeBlock code = blocks.get(i - 1);
            CodeBlock output = blocks.get(i);
            if (code.info().equals("java") && output.info().startsWith(OUTPUT)) {
                String note = output.info().substring(OUTPUT.length()).strip();
                programs.add(new ReadmeProgram(code.code(), note, output.code()));
            }
        }
        return programs.stream();
    }

    boolean isFor(String wanted) {
        return note.equals(wanted);
    }

    Compiled compile(Path directory) throws IOException {
        Path source = Files.writeString(directory.resolve("Program.java"), BEFORE + code + "}}");
        String classPath = System.getProperty("java.class.path");
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, "-d", directory.toString(), source.toString());
        assertEquals(0, compiled, "compiles");
        return new Compiled(directory, directory + File.pathSeparator + classPath);
    }

    /** Compiled, and a directory to run it in. */
    record Compiled(Path directory, String classPath) {

        /** What it prints. */
        String run(List<String> flags) throws Exception {
            Path log = directory.resolve("Program.txt");
            Process process = start("Program", flags, log);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            String printed = Files.readString(log);
            assertEquals(0, process.waitFor(), printed);
            return printed;
        }

        /** Starts any program on the same class path. */
        Process start(String mainClass, List<String> flags, Path log) throws IOException {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(flags);
            command.addAll(List.of("-cp", classPath, mainClass));
            return new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        }
    }

    @Override
    public String toString() {
        return code.lines().skip(1).findFirst().orElse("").strip();
    }
}
