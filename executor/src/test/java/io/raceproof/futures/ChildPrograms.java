package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The programs of one class, each started in a JVM of its own, with a directory for its {@link Probe} and its output. */
final class ChildPrograms implements AutoCloseable {
    /** A wait at exit is to be noticed as a hang, however busy the machine is. */
    private static final String EXIT_WAITS = "-Dio.raceproof.futures.exitSeconds=1000000";

    private final Class<?> main;
    private final Path directory;
    private final List<Process> started = new ArrayList<>();

    ChildPrograms(Class<?> main, Path directory) {
        this.main = main;
        this.directory = directory;
    }

    /** Starts the program of this name, in a JVM with these options; at its exit open pools are waited for, unless one says how long. */
    Process start(String program, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Collections.addAll(command, "-XX:+UseSerialGC", EXIT_WAITS, "-cp", System.getProperty("java.class.path"));
        Collections.addAll(command, options);
        Collections.addAll(command, main.getName(), program, directory.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(outputFile().toFile())
                .start();
        started.add(process);
        return process;
    }

    private Path outputFile() {
        return directory.resolve("output");
    }

    /** What the last one has printed. */
    String output() throws IOException {
        return Files.readString(outputFile()).strip();
    }

    /** Waits until it has exited, and with this code. */
    static void assertExits(int code, Process process) throws InterruptedException {
        assertTrue(process.waitFor(Probe.LIMIT, TimeUnit.SECONDS), "the JVM did not exit");
        assertEquals(code, process.exitValue());
    }

    /** Kills those that still run. */
    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
    }
}
