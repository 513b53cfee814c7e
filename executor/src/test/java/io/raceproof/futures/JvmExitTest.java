package io.raceproof.futures;

import static io.raceproof.futures.ChildPrograms.assertExits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Collections;
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
    void during_the_exit_no_pool_accepts_a_task() throws Exception {
        assertExits(0, programs.start("submits"));
        assertEquals(
                Collections.nCopies(3, "cannot schedule new futures: the JVM is shutting down"),
                probe.details("answer"));
        assertEquals("", programs.output());
    }
}
