package io.raceproof.lessons.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measuring, on this machine: only what is true of every machine is asked for. */
class LoadTest {
    @Test
    void all_chains_are_under_way_at_once_and_each_counts_a_task() throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(3)) {
            Load.Result result = Load.run(pool, 3, Duration.ofMillis(20), () -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                Thread.sleep(2);
                inside.decrementAndGet();
                return 1L;
            });
            assertTrue(result.tasks() >= 3, result.toString());
            assertTrue(result.perSecond() > 0 && result.perSecond() <= 3 * 500, result.toString());
            assertTrue(result.latencyMillis() >= 2, result.toString());
        }
        assertTrue(most.get() <= 3, "never more than the chains");
    }

    @Test
    void a_task_that_fails_ends_the_measurement_with_its_failure() throws InterruptedException {
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(2)) {
            IllegalStateException failed = assertThrows(
                    IllegalStateException.class,
                    () -> Load.run(pool, 2, Duration.ofMillis(20), () -> {
                        throw new IOException("no disk");
                    }));
            assertInstanceOf(IOException.class, failed.getCause());
        }
        PoolExecutor closed = ThreadPoolExecutor.ofWorkers(1);
        closed.close();
        assertThrows(IllegalStateException.class, () -> Load.run(closed, 1, Duration.ofMillis(20), () -> 1L));
    }

    @Test
    void twice_the_loops_take_about_twice_the_processor_time() {
        long loops = Spin.loopsFor(10);
        assertTrue(loops > 100_000, "loops in 10 ms: " + loops);
        assertEquals(2, Spin.loopsFor(20) / (double) loops, 0.001);
    }

    @Test
    void context_switches_are_summed_over_all_threads(@TempDir Path tasks) throws IOException {
        for (int thread = 1; thread <= 2; thread++) {
            Path status = Files.createDirectories(tasks.resolve("" + thread)).resolve("status");
            Files.writeString(
                    status, "Name:\tjava\nvoluntary_ctxt_switches:\t10\nnonvoluntary_ctxt_switches:\t" + thread + "\n");
        }
        Files.createDirectories(tasks.resolve("3")); // has just ended
        assertEquals(OptionalLong.of(23), ContextSwitches.count(tasks));
        assertEquals(OptionalLong.empty(), ContextSwitches.count(tasks.resolve("none")));
    }

    @Test
    void a_python_that_is_not_there_is_told_in_one_sentence() {
        IOException none = assertThrows(
                IOException.class, () -> PythonRun.lines("no-such-python", LoadTest.class, "LoadTest.class"));
        assertEquals("no-such-python is not on the PATH", none.getMessage());
        IOException noScript =
                assertThrows(IOException.class, () -> PythonRun.lines("true", LoadTest.class, "none.py"));
        assertTrue(noScript.toString().contains("none.py is missing"), noScript.toString());
    }

    @Test
    void a_lesson_that_cannot_be_measured_says_why(@TempDir Path directory) {
        IOException failed = assertThrows(IOException.class, () -> ExhibitRun.of(Broken.class, directory));
        assertTrue(
                failed.toString().contains("exit status 1") && failed.toString().contains("no such sensor"),
                failed.toString());
    }

    /** One that fails. */
    public static final class Broken implements Exhibit {
        /** For the run. */
        public Broken() {}

        @Override
        public Findings measure() {
            throw new IllegalStateException("no such sensor");
        }
    }

    @Test
    void what_was_measured_comes_back_from_the_other_jvm(@TempDir Path directory) throws Exception {
        Exhibit.Findings findings = ExhibitRun.of(Small.class, directory);
        assertEquals(new Small().measure(), findings);
        assertEquals(
                List.of(
                        "HELD          true",
                        "              measured 1 in 3 rounds; needs at most 2",
                        "",
                        "numbers",
                        "  x    y",
                        "  1  2.0",
                        "- a note"),
                ExhibitReport.lines(findings));
    }

    /** One that is quick. */
    public static final class Small implements Exhibit {
        /** For the run. */
        public Small() {}

        @Override
        public Findings measure() {
            Claim claim = Claim.of("true", Measured.of(1.0, 1.0, 1.0), Band.atMost(2));
            return new Findings(
                    List.of(claim),
                    List.of(Plot.gantt("g", "s", List.of("r"), List.of(new Plot.Bar(0, 0, 1, "k")), List.of())),
                    List.of(new Table("numbers", List.of("x", "y"), List.of(List.of("1", "2.0")))),
                    List.of("a note"));
        }
    }
}
