package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of worker processes when their parent exits, is killed, or forgets them. */
class ProcessPoolExitTest {
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
        Collections.addAll(command, ProcessPoolExitPrograms.class.getName(), program, directory.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        started.add(process);
        return process;
    }

    private void assertExits(Process process, int code) throws Exception {
        assertTrue(process.waitFor(Probe.LIMIT, TimeUnit.SECONDS), "the JVM did not exit");
        assertEquals(code, process.exitValue());
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output")).strip();
    }

    private static void awaitGone(long pid) throws Exception {
        Optional<ProcessHandle> worker = ProcessHandle.of(pid);
        Probe.await(
                "the end of worker " + pid,
                () -> !worker.map(ProcessHandle::isAlive).orElse(false));
    }

    @Test
    void at_a_normal_exit_accepted_tasks_finish() throws Exception {
        assertExits(start("returns"), 0);
        assertEquals(10, probe.count("ran"));
        assertEquals("", output());
    }

    @Test
    void at_system_exit_accepted_tasks_finish() throws Exception {
        assertExits(start("exits"), 3);
        assertEquals(10, probe.count("ran"));
        assertEquals("", output());
    }

    @Test
    void a_task_that_never_ends_is_dropped_and_its_process_goes() throws Exception {
        assertExits(start("sticks", "-Dio.raceproof.futures.exitSeconds=1"), 0);
        assertEquals("raceproof: JVM exit dropped 1 tasks that were not done after 1 seconds", output());
        awaitGone(Long.parseLong(probe.details("stuck").get(0)));
    }

    @Test
    void workers_go_when_their_parent_is_killed_the_idle_one_and_the_busy_one() throws Exception {
        Process parent = start("waits");
        probe.awaitMark("stuck");
        long idle = Long.parseLong(probe.details("pid").get(0));
        long busy = Long.parseLong(probe.details("stuck").get(0));
        parent.destroyForcibly();
        assertTrue(parent.waitFor(Probe.LIMIT, TimeUnit.SECONDS));
        awaitGone(idle);
        awaitGone(busy);
    }

    @Test
    void a_pool_that_nobody_refers_to_finishes_its_queue_and_its_process_goes() throws Exception {
        assertExits(start("abandons"), 0);
        assertEquals(2, probe.count("ran"));
        assertEquals(1, probe.count("collected"));
    }
}
