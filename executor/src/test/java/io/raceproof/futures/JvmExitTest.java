package io.raceproof.futures;

import static io.raceproof.futures.ChildPrograms.assertExits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of open pools when their JVM exits: each test starts a JVM of its own. */
class JvmExitTest {
    @TempDir
    private Path directory;

    private Probe probe;
    private ChildPrograms programs;

    @BeforeEach
    void begin() {
        probe = Probe.in(directory);
        programs = new ChildPrograms(ExitPrograms.class, directory);
    }

    @AfterEach
    void end() {
        programs.close();
    }

    @Test
    void at_a_normal_exit_open_pools_finish_their_queue() throws Exception {
        assertExits(0, programs.start("returns"));
        assertEquals(20, probe.count("ran"));
        assertEquals("", programs.output());
    }

    @Test
    void a_pool_that_was_shut_down_finishes_its_queue_too() throws Exception {
        assertExits(0, programs.start("shuts"));
        assertEquals(20, probe.count("ran"));
        assertEquals("", programs.output());
    }

    @Test
    void at_system_exit_open_pools_finish_their_queue() throws Exception {
        assertExits(3, programs.start("exits"));
        assertEquals(20, probe.count("ran"));
        assertEquals("", programs.output());
    }

    @Test
    void an_idle_pool_that_was_forgotten_keeps_no_jvm_alive() throws Exception {
        assertExits(0, programs.start("idles"));
        assertEquals("", programs.output());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "destroy() is forcible there: no hook runs")
    void at_a_termination_signal_open_pools_finish_their_queue() throws Exception {
        Process process = programs.start("waits");
        probe.awaitMark("started");
        assertEquals(0, probe.count("ran"));
        process.destroy();
        assertExits(128 + 15, process);
        assertEquals(20, probe.count("ran"));
    }

    @Test
    void a_task_that_never_ends_is_dropped_with_those_behind_it_and_that_is_said() throws Exception {
        assertExits(0, programs.start("sticks", "-Dio.raceproof.futures.exitSeconds=1"));
        assertEquals(0, probe.count("ran"));
        assertEquals("raceproof: JVM exit dropped 22 tasks that were not done after 1 seconds", programs.output());
    }

    @Test
    void another_hook_that_waits_for_what_is_dropped_finds_it_cancelled() throws Exception {
        assertExits(0, programs.start("a hook waits", "-Dio.raceproof.futures.exitSeconds=0"));
        assertEquals(
                List.of("CancellationException", "CancellationException", "CancellationException", "ViewTask"),
                probe.details("got"));
        assertEquals(List.of(RejectedExecutionException.class.toString()), probe.details("reported"));
        assertEquals("raceproof: JVM exit dropped 5 tasks that were not done after 0 seconds", programs.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"task exits", "callback exits"})
    void a_worker_that_calls_system_exit_is_not_waited_for(String program) throws Exception {
        assertExits(3, programs.start(program));
        assertEquals("", programs.output());
    }

    @ParameterizedTest
    @CsvSource({"task exits before others, 20", "initializer exits, 1"})
    void tasks_behind_a_worker_that_calls_system_exit_are_dropped_and_that_is_said(String program, int dropped)
            throws Exception {
        assertExits(3, programs.start(program));
        assertEquals(0, probe.count("ran"));
        assertEquals(
                "raceproof: JVM exit dropped " + dropped
                        + " tasks that were not done when the thread that was to run them had called" + " System.exit",
                programs.output());
    }

    @Test
    void of_two_workers_that_call_system_exit_none_is_waited_for_and_another_pool_is() throws Exception {
        assertExits(3, programs.start("two tasks exit"));
        assertEquals(20, probe.count("ran"));
        assertEquals("", programs.output());
    }

    @ParameterizedTest
    @CsvSource({"TERM, TERM, 143", "TERM, INT, 143", "INT, INT, 130"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no kill command")
    void a_second_signal_ends_the_wait_at_once(String first, String second, int code) throws Exception {
        assumeTrue(heedsInterrupts(), "whoever started this JVM has it ignore SIGINT, and its children do, too");
        Process process = programs.start("stays");
        probe.awaitMark("started");
        signal(first, process);
        probe.awaitMark("exit has begun");
        signal(second, process);
        assertExits(code, process);
        assertEquals(0, probe.count("ran"));
        assertEquals(
                "raceproof: JVM exit dropped 2 tasks that were not done when a second signal came", programs.output());
    }

    private static void signal(String name, Process process) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private static boolean heedsInterrupts() throws Exception {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status)
                || Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .allMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) == 0);
    }

    @Test
    void during_the_exit_no_pool_accepts_a_task() throws Exception {
        assertExits(0, programs.start("submits"));
        assertEquals(
                Collections.nCopies(3, "cannot schedule new futures: the JVM is shutting down"),
                probe.details("answer"));
        assertEquals("", programs.output());
    }
}
