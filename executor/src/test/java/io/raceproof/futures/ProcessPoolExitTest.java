package io.raceproof.futures;

import static io.raceproof.futures.ChildPrograms.assertExits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of worker processes when their parent exits, is killed, or forgets them. */
class ProcessPoolExitTest {
    @TempDir
    private Path directory;

    private Probe probe;
    private ChildPrograms programs;

    @BeforeEach
    void begin() {
        probe = Probe.in(directory);
        programs = new ChildPrograms(ProcessPoolExitPrograms.class, directory);
    }

    @AfterEach
    void end() {
        programs.close();
    }

    private static void awaitGone(long pid) throws Exception {
        Optional<ProcessHandle> worker = ProcessHandle.of(pid);
        Probe.await(
                "the end of worker " + pid,
                () -> !worker.map(ProcessHandle::isAlive).orElse(false));
    }

    @Test
    void at_a_normal_exit_accepted_tasks_finish() throws Exception {
        assertExits(0, programs.start("returns"));
        assertEquals(10, probe.count("ran"));
        assertEquals("", programs.output());
    }

    @Test
    void at_system_exit_accepted_tasks_finish() throws Exception {
        assertExits(3, programs.start("exits"));
        assertEquals(10, probe.count("ran"));
        assertEquals("", programs.output());
    }

    @Test
    @PrTier("starts JVMs that end late")
    void a_task_that_never_ends_is_dropped_and_its_process_goes() throws Exception {
        assertExits(0, programs.start("sticks", "-Dio.raceproof.futures.exitSeconds=1"));
        assertEquals("raceproof: JVM exit dropped 1 tasks that were not done after 1 seconds", programs.output());
        awaitGone(Long.parseLong(probe.details("stuck").get(0)));
    }

    @Test
    void a_callback_that_calls_system_exit_is_not_waited_for() throws Exception {
        assertExits(3, programs.start("callback exits"));
        assertEquals("", programs.output());
    }

    @Test
    @PrTier("starts JVMs that end late")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "destroy() is forcible there: no hook runs")
    void after_a_second_signal_a_map_starts_no_further_task() throws Exception {
        Process parent = programs.start("maps");
        probe.awaitMark("ran");
        while (parent.isAlive()) { // how soon the first one takes effect cannot be seen from here
            parent.toHandle().destroy();
            parent.waitFor(100, TimeUnit.MILLISECONDS);
        }
        assertExits(128 + 15, parent);
        assertTrue(
                programs.output().contains(" tasks that were not done when a second signal came"), programs.output());
        assertTrue(probe.count("ran") < 100_000);
    }

    @Test
    void workers_go_when_their_parent_is_killed_the_idle_one_and_the_busy_one() throws Exception {
        Process parent = programs.start("waits");
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
        assertExits(0, programs.start("abandons"));
        assertEquals(2, probe.count("ran"));
        assertEquals(1, probe.count("collected"));
    }
}
