package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The crash matrix: whatever happens to a worker, and whenever, the parent gets a clear exception, and never hangs. A
 * plain build runs a sample, {@code -Draceproof.tier=pr} a larger one; in nightly and weekly, all cells run.
 */
class WorkerCrashTest {
    private static final String TIER = System.getProperty("raceproof.tier", "smoke");
    private static final Set<String> RUN = ConcurrentHashMap.newKeySet();

    @TempDir
    private Path directory;

    /** In a sample, every seventh or third of all cells: neither shares a factor with 2 × 8, so all phases, faults and sizes come up. */
    static List<CrashCell> cells() {
        List<CrashCell> all = CrashCell.all();
        int step = Rounds.of(7, 3, 1);
        List<CrashCell> chosen = new ArrayList<>();
        for (int i = 0; i < all.size(); i += step) {
            if (all.get(i).isPossible()) {
                chosen.add(all.get(i));
            }
        }
        return chosen;
    }

    @AfterAll
    static void tellWhatWasLeftOut() {
        List<CrashCell> all = CrashCell.all();
        List<CrashCell> struck = all.stream().filter(cell -> !cell.isPossible()).toList();
        System.out.println("crash matrix, tier " + TIER + ": " + RUN.size() + " of " + all.size() + " cells run, "
                + (all.size() - RUN.size() - struck.size()) + " left to a higher tier, " + struck.size()
                + " struck out as impossible");
        struck.forEach(cell -> System.out.println("  struck out: " + cell + ": " + cell.impossible()));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void a_fault_in_a_worker_is_told_clearly_and_hangs_nobody(CrashCell cell) throws Exception {
        Probe probe = Probe.in(directory);
        ProcessPoolExecutor pool = pool(cell);
        List<Future<?>> others = new ArrayList<>();
        if (cell.phase() != CrashCell.Phase.START && cell.phase() != CrashCell.Phase.INITIALIZER) {
            for (int i = 1; i < cell.workers(); i++) {
                others.add(pool.submit(() -> probe.hold()));
            }
            probe.awaitMarks("started", cell.workers() - 1);
        }
        Future<?> struck = submit(pool, cell, probe);
        others.add(pool.submit(() -> 7));
        check(cell, pool, struck, others, probe);
        probe.release();
        pool.close();
        assertEquals(0, pool.workers.running());
        RUN.add(cell.toString());
    }

    private ProcessPoolExecutor pool(CrashCell cell) throws Exception {
        WorkerFault fault = cell.fault();
        ProcessPoolExecutor.Builder builder = ProcessPoolExecutor.builder()
                .workers(cell.workers())
                .heapLimitMiB(32)
                .stopTimeout(fault == WorkerFault.ENDLESS_LOOP ? Duration.ofMinutes(5) : Duration.ofSeconds(1))
                .output((worker, line) -> {});
        switch (cell.phase()) {
            case START -> builder.jvmFlags(FaultyAgent.flag(directory, fault));
            case INITIALIZER -> builder.initializer(() -> fault.strikeAloud());
            default -> {}
        }
        return builder.build();
    }

    private static Future<?> submit(PoolExecutor pool, CrashCell cell, Probe probe) {
        WorkerFault fault = cell.fault();
        switch (cell.phase()) {
            case TASK_READ -> {
                FaultyObject object = FaultyObject.strikingWhenRead(fault);
                return pool.submit(() -> object.hashCode());
            }
            case TASK_RUN -> {
                return pool.submit(() -> fault.strikeAloud());
            }
            case RESULT_WRITE -> {
                long parent = ProcessHandle.current().pid();
                return pool.submit(() -> FaultyObject.strikingWhenWritten(fault, parent));
            }
            case SHUTDOWN -> {
                return pool.submit(() -> {
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> strikeInHook(fault, probe)));
                    return "result";
                });
            }
            default -> {
                return pool.submit(() -> "never");
            }
        }
    }

    private static void strikeInHook(WorkerFault fault, Probe probe) {
        try {
            probe.mark("hook");
            fault.strikeAloud();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(
            CrashCell cell, ProcessPoolExecutor pool, Future<?> struck, List<Future<?>> others, Probe probe)
            throws Exception {
        switch (cell.outcome()) {
            case FAILS_ALONE -> {
                String message = String.valueOf(struck.exception().orElseThrow());
                assertFalse(struck.exceptionNow() instanceof BrokenExecutorException, message);
                assertTrue(message.contains("struck") || message.contains("OutOfMemoryError"), message);
                assertEquals(7, others.get(others.size() - 1).result());
                assertEquals(8, pool.submit(() -> 8).result());
            }
            case BREAKS, BREAKS_BY_INITIALIZER -> checkBroken(cell, pool, struck, others);
            case CANCELLED -> {
                Probe.await("the worker to strike", () -> pool.workers.running() > 0);
                pool.killWorkers();
                assertTrue(struck.isCancelled());
            }
            case ENDED -> {
                Probe.await("the task to run", struck::isRunning);
                pool.killWorkers();
                Throwable failure = struck.exception().orElseThrow();
                assertInstanceOf(BrokenExecutorException.class, failure);
                assertTrue(String.valueOf(failure.getMessage()).contains("killWorkers()"), failure.getMessage());
            }
            case CLOSES -> checkCloses(cell, pool, struck, others, probe);
        }
    }

    private static void checkBroken(CrashCell cell, ProcessPoolExecutor pool, Future<?> struck, List<Future<?>> others)
            throws Exception {
        BrokenExecutorException failure = assertInstanceOf(
                BrokenExecutorException.class, struck.exception().orElseThrow());
        String message = String.valueOf(failure.getMessage());
        if (cell.outcome() == CrashCell.Outcome.BREAKS) {
            assertInstanceOf(WorkerDiedException.class, failure.getCause());
            assertTrue(message.matches("(?s)worker process .*_\\d+ \\(pid \\d+\\) .*exit code \\d+.*"), message);
            assertTrue(message.contains("about to strike: " + cell.fault()), message);
        } else {
            assertTrue(message.startsWith("a worker's initializer failed"), message);
            assertFalse(failure.getCause() == null);
        }
        switch (cell.fault()) {
            case GARBAGE -> assertTrue(message.contains("\"Hello from native code\\n"), message);
            // When a process ends, the JDK takes what is left in its pipe, and a reader that has waited there since
            // before
            // may see the end alone (ProcessImpl.ProcessPipeInputStream.processExited): then only the death is told.
            case FRAME_CUT ->
                assertTrue(message.contains("cut off after 15 of at least") || message.contains(") died "), message);
            case SYSTEM_EXIT -> assertTrue(message.contains("exit code 41;"), message);
            case HALT -> assertTrue(message.contains("exit code 42;"), message);
            case KILL_9 -> assertTrue(message.contains("exit code 137 (signal 9, SIGKILL)"), message);
            default -> {}
        }
        for (Future<?> other : others) {
            assertInstanceOf(BrokenExecutorException.class, other.exception().orElseThrow());
        }
        String later = Thrown.message(BrokenExecutorException.class, () -> pool.submit(() -> 1));
        assertTrue(later.contains(message), later);
        assertThrows(CompletionException.class, struck::result);
    }

    private static void checkCloses(
            CrashCell cell, ProcessPoolExecutor pool, Future<?> struck, List<Future<?>> others, Probe probe)
            throws Exception {
        assertEquals("result", struck.result());
        assertEquals(7, others.get(others.size() - 1).result());
        probe.release();
        Other<?> closer = Other.does(() -> {
            pool.close();
            return null;
        });
        if (cell.fault() == WorkerFault.ENDLESS_LOOP) {
            probe.awaitMark("hook");
            for (Future<?> other : others) {
                other.exception(); // the kill is to hit the endless hook, and no task that was just let go
            }
            pool.killWorkers();
        }
        closer.end();
        for (Future<?> other : others) {
            assertEquals(Future.Status.SUCCEEDED, other.status());
        }
    }
}
