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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of open pools when their JVM exits: each test starts a JVM of its own. */
class JvmExitTest {
    @TempDir
    private Path directory;

    private Probe probe;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void begin() {
        probe = Probe.in(directory);
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(String program, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Collections.addAll(command, "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"));
        Collections.addAll(command, options);
        Collections.addAll(command, ExitPrograms.class.getName(), program, directory.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
        started.add(process);
        return process;
    }

    private Path output() {
        return directory.resolve("output");
    }

    private int exitCode(Process process) throws Exception {
        assertTrue(process.waitFor(Probe.LIMIT, TimeUnit.SECONDS), "the JVM did not exit");
        return process.exitValue();
    }

    @Test
    void at_a_normal_exit_open_pools_finish_their_queue() throws Exception {
        assertEquals(0, exitCode(start("returns")));
        assertEquals(20, probe.count("ran"));
        assertEquals("", Files.readString(output()));
    }

    @Test
    void a_pool_that_was_shut_down_finishes_its_queue_too() throws Exception {
        assertEquals(0, exitCode(start("shuts")));
        assertEquals(20, probe.count("ran"));
        assertEquals("", Files.readString(output()));
    }

    @Test
    void at_system_exit_open_pools_finish_their_queue() throws Exception {
        assertEquals(3, exitCode(start("exits")));
        assertEquals(20, probe.count("ran"));
        assertEquals("", Files.readString(output()));
    }

    @Test
    void an_idle_pool_that_was_forgotten_keeps_no_jvm_alive() throws Exception {
        assertEquals(0, exitCode(start("idles")));
        assertEquals("", Files.readString(output()));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "destroy() is forcible there: no hook runs")
    void at_a_termination_signal_open_pools_finish_their_queue() throws Exception {
        Process process = start("waits");
        probe.awaitMark("started");
        assertEquals(0, probe.count("ran"));
        process.destroy();
        assertEquals(128 + 15, exitCode(process));
        assertEquals(20, probe.count("ran"));
    }

    @Test
    void a_task_that_never_ends_is_dropped_with_those_behind_it_and_that_is_said() throws Exception {
        assertEquals(0, exitCode(start("sticks", "-Dio.raceproof.futures.exitSeconds=1")));
        assertEquals(0, probe.count("ran"));
        assertEquals(
                "raceproof: JVM exit dropped 22 tasks that were not done after 1 seconds",
                Files.readString(output()).strip());
    }

    @Test
    void during_the_exit_no_pool_accepts_a_task() throws Exception {
        assertEquals(0, exitCode(start("submits")));
        assertEquals(
                Collections.nCopies(3, "cannot schedule new futures: the JVM is shutting down"),
                probe.details("answer"));
        assertEquals("", Files.readString(output()));
    }
}
