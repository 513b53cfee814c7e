package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a pool of processes has: worker processes, their settings, and their end. */
class ProcessPoolTest {
    @TempDir
    private Path directory;

    private static Task<Long> myPid() {
        return () -> ProcessHandle.current().pid();
    }

    // ---- workers

    @Test
    void a_task_runs_in_another_process_and_changes_nothing_here() throws Exception {
        List<String> list = new ArrayList<>();
        try (PoolExecutor pool = ProcessPoolExecutor.ofWorkers(1)) {
            assertNotEquals(ProcessHandle.current().pid(), pool.submit(myPid()).result());
            assertEquals(1, pool.submit(() -> addTo(list)).result());
        }
        assertEquals(List.of(), list);
    }

    private static int addTo(List<String> list) {
        list.add("x");
        return list.size();
    }

    @Test
    void processes_start_on_demand_and_are_reused() throws Exception {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.ofWorkers(4)) {
            assertEquals(0, pool.workers.running());
            Set<Long> pids = new HashSet<>();
            for (int i = 0; i < 50; i++) {
                pids.add(pool.submit(myPid()).result());
            }
            assertEquals(1, pids.size());
            assertEquals(1, pool.workers.running());
        }
    }

    @Test
    void as_many_processes_run_at_once_as_were_asked_for() throws Exception {
        Probe probe = Probe.in(directory);
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.ofWorkers(3)) {
            List<Future<Void>> held = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                held.add(pool.submit(() -> probe.hold()));
            }
            probe.awaitMarks("started", 3);
            assertEquals(3, held.stream().filter(Future::isRunning).count());
            assertEquals(Future.Status.PENDING, held.get(3).status());
            assertEquals(3, pool.workers.running());
            probe.release();
        }
        assertEquals(4, probe.count("started"));
    }

    @Test
    void a_worker_retires_after_its_number_of_tasks_and_is_replaced() throws Exception {
        try (PoolExecutor pool =
                ProcessPoolExecutor.builder().workers(1).tasksPerChild(2).build()) {
            List<Future<Long>> futures = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                futures.add(pool.submit(myPid()));
            }
            List<Long> pids = new ArrayList<>();
            for (Future<Long> future : futures) {
                pids.add(future.result());
            }
            assertEquals(pids.get(0), pids.get(1));
            assertEquals(pids.get(2), pids.get(3));
            assertEquals(3, new HashSet<>(pids).size());
        }
    }

    @Test
    @PrTier("starts many processes")
    void many_workers_that_retire_after_each_task_lose_none() throws Exception {
        try (PoolExecutor pool =
                ProcessPoolExecutor.builder().workers(3).tasksPerChild(1).build()) {
            List<Future<Long>> futures = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                futures.add(pool.submit(myPid()));
            }
            pool.shutdown();
            Set<Long> pids = new HashSet<>();
            for (Future<Long> future : futures) {
                pids.add(future.result());
            }
            assertEquals(12, pids.size());
        }
    }

    // ---- settings

    @Test
    void flags_heap_and_environment_reach_the_worker_and_the_initializer_runs_first() throws Exception {
        ProcessPoolExecutor.Builder builder = ProcessPoolExecutor.builder()
                .workers(1)
                .heapLimitMiB(48)
                .jvmFlags("-Dflag=with blanks and \"quotes\"")
                .environment(Map.of("RACEPROOF_TEST", "value"))
                .initializer(() -> System.setProperty("initialized", "yes"));
        try (PoolExecutor pool = builder.build()) {
            assertEquals(
                    "with blanks and \"quotes\"",
                    pool.submit(() -> System.getProperty("flag")).result());
            assertEquals(
                    "yes", pool.submit(() -> System.getProperty("initialized")).result());
            assertEquals(
                    "value", pool.submit(() -> System.getenv("RACEPROOF_TEST")).result());
            long heap = pool.submit(() -> Runtime.getRuntime().maxMemory()).result();
            assertTrue(heap <= 48L << 20, () -> "heap: " + heap);
        }
    }

    @Test
    void settings_out_of_range_are_refused_with_a_reason() {
        ProcessPoolExecutor.Builder builder = ProcessPoolExecutor.builder();
        assertEquals(
                "workers must be at least 1, but was 0",
                Thrown.message(IllegalArgumentException.class, () -> builder.workers(0)));
        assertEquals(
                "tasksPerChild must be at least 1, but was -1",
                Thrown.message(IllegalArgumentException.class, () -> builder.tasksPerChild(-1)));
        assertEquals(
                "heapLimitMiB must be at least 1, but was 0",
                Thrown.message(IllegalArgumentException.class, () -> builder.heapLimitMiB(0)));
        assertEquals(
                "startTimeout must be more than zero, but was PT0S",
                Thrown.message(IllegalArgumentException.class, () -> builder.startTimeout(Duration.ZERO)));
    }

    @Test
    void a_class_path_without_this_library_is_refused_with_a_reason() {
        String message = Thrown.message(
                IllegalArgumentException.class,
                () -> ProcessPoolExecutor.builder()
                        .classPath(directory.toString())
                        .build());
        assertTrue(message.contains("does not contain io.raceproof.futures.process.WorkerMain"), message);
        assertTrue(message.contains(directory.toString()), message);
    }

    @Test
    void a_worker_that_cannot_start_breaks_the_pool_with_the_jvms_words() throws Exception {
        try (PoolExecutor pool = quiet().jvmFlags("-XX:NoSuchFlag=1").build()) {
            Throwable failure = pool.submit(() -> 1).exception().orElseThrow();
            assertInstanceOf(BrokenExecutorException.class, failure);
            String message = String.valueOf(failure.getMessage());
            assertTrue(message.contains("before it was ready") && message.contains("NoSuchFlag"), message);
        }
    }

    @Test
    void a_worker_that_is_not_ready_in_time_breaks_the_pool() throws Exception {
        Probe probe = Probe.in(directory);
        try (PoolExecutor pool = quiet().startTimeout(Duration.ofMillis(300))
                .initializer(() -> probe.hold())
                .build()) {
            Throwable failure = pool.submit(() -> 1).exception().orElseThrow();
            assertInstanceOf(BrokenExecutorException.class, failure);
            assertTrue(String.valueOf(failure.getMessage()).contains("was not ready in time"), failure.getMessage());
        }
    }

    private static ProcessPoolExecutor.Builder quiet() {
        return ProcessPoolExecutor.builder().workers(1).output((worker, line) -> {});
    }

    // ---- output and input

    @Test
    void what_a_task_prints_is_handed_on_with_the_workers_name() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        try (PoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .namePrefix("printer")
                .output((worker, line) -> lines.add(worker + ": " + line))
                .build()) {
            pool.submit(() -> {
                        System.out.println("to out: Grüße");
                        System.err.print("to err\nwithout an end");
                    })
                    .result();
        }
        Probe.await("the output", () -> lines.size() == 3);
        assertEquals(List.of("printer_0: to out: Grüße", "printer_0: to err", "printer_0: without an end"), lines);
    }

    @Test
    void a_task_that_reads_standard_input_finds_it_empty() throws Exception {
        try (PoolExecutor pool = ProcessPoolExecutor.ofWorkers(1)) {
            assertEquals(-1, pool.submit(() -> System.in.read()).result());
            assertEquals(2, pool.submit(() -> 2).result());
        }
    }

    @Test
    void an_output_handler_that_throws_stops_neither_the_output_nor_the_tasks() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
        try (PoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .output((worker, line) -> {
                    lines.add(line);
                    throw new IllegalStateException("handler");
                })
                .build()) {
            for (int i = 0; i < 3; i++) {
                String line = "line " + i;
                pool.submit(() -> System.out.println(line)).result();
            }
            Probe.await("the output", () -> lines.size() == 3);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    // ---- cancelling and ending

    @Test
    void cancelling_a_running_task_kills_its_worker_and_the_pool_lives() throws Exception {
        Probe probe = Probe.in(directory);
        try (PoolExecutor pool = ProcessPoolExecutor.ofWorkers(1)) {
            Future<Void> held = pool.submit(() -> {
                probe.mark("pid", ProcessHandle.current().pid());
                probe.hold();
            });
            Future<Long> next = pool.submit(myPid());
            probe.awaitHeld();
            assertFalse(held.cancel());
            assertTrue(held.cancel(true));
            assertTrue(held.isCancelled());
            long killed = Long.parseLong(probe.details("pid").get(0));
            assertNotEquals(killed, next.result());
            Probe.await("the worker's end", () -> ProcessHandle.of(killed).isEmpty());
        }
    }

    @Test
    void cancelling_tasks_as_they_finish_costs_no_other_task() throws Exception {
        try (PoolExecutor pool = ProcessPoolExecutor.ofWorkers(2)) {
            for (int round = 0; round < 20; round++) {
                List<Future<Integer>> futures = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    int x = i;
                    futures.add(pool.submit(() -> Tasks.square(x)));
                }
                Future<Integer> victim = futures.get(round % 10);
                boolean cancelled = victim.cancel(true);
                for (int i = 0; i < 10; i++) {
                    if (futures.get(i) != victim) {
                        assertEquals(i * i, futures.get(i).result());
                    }
                }
                assertEquals(cancelled, victim.isCancelled());
            }
        }
    }

    /** A result whose reading takes as long as the parent likes: its task has ended then, and its future has not. */
    private record Unread(String directory) implements Serializable {
        @Serial
        private Object readResolve() throws ObjectStreamException {
            try {
                Probe probe = Probe.in(Path.of(directory));
                probe.mark("reading");
                probe.awaitMark("read on");
                return this;
            } catch (Exception e) {
                throw new InvalidObjectException(e.toString());
            }
        }
    }

    @Test
    void cancelling_what_has_ended_and_is_not_read_yet_costs_the_next_task_nothing() throws Exception {
        Probe probe = Probe.in(directory);
        String there = directory.toString();
        try (PoolExecutor pool = ProcessPoolExecutor.ofWorkers(1)) {
            Future<Unread> ended = pool.submit(() -> {
                probe.awaitMark("next is queued");
                return new Unread(there);
            });
            Future<Long> next = pool.submit(() -> {
                probe.hold();
                return ProcessHandle.current().pid();
            });
            probe.mark("next is queued");
            probe.awaitMark("reading");
            probe.awaitHeld();
            assertTrue(ended.cancel(true));
            probe.mark("read on");
            probe.release();
            assertTrue(Other.does(next::result).end() > 0);
            assertTrue(ended.isCancelled());
        }
    }

    @Test
    void ended_workers_fail_what_runs_cancel_what_waits_and_the_pool_is_shut_down() throws Exception {
        for (boolean kill : new boolean[] {true, false}) {
            Probe probe = Probe.in(Files.createTempDirectory(directory, "end"));
            ProcessPoolExecutor pool = quiet().build();
            Future<Integer> held = Tasks.occupy(pool, probe);
            Future<Integer> pending = pool.submit(() -> 1);
            if (kill) {
                pool.killWorkers();
            } else {
                pool.terminateWorkers();
            }
            assertTrue(pending.isCancelled());
            Throwable failure = held.exception().orElseThrow();
            assertInstanceOf(BrokenExecutorException.class, failure);
            String call = kill ? "was ended by killWorkers()" : "was ended by terminateWorkers()";
            assertTrue(String.valueOf(failure.getMessage()).contains(call), failure.getMessage());
            assertEquals(
                    RejectedExecutionException.class,
                    assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 1))
                            .getClass());
            pool.close();
            pool.killWorkers();
            assertEquals(0, pool.workers.running());
        }
    }

    @Test
    void a_task_that_interrupts_itself_does_not_interrupt_the_next() throws Exception {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.ofWorkers(1)) {
            pool.submit(() -> Thread.currentThread().interrupt());
            assertFalse(
                    pool.submit(() -> Thread.currentThread().isInterrupted()).result());
        }
    }

    @Test
    void ending_the_workers_of_a_pool_that_has_none_shuts_it_down() throws Exception {
        ProcessPoolExecutor pool = ProcessPoolExecutor.ofWorkers(1);
        pool.terminateWorkers();
        assertTrue(pool.awaitTermination(Duration.ZERO));
    }

    @Test
    void with_restart_a_dead_worker_costs_its_own_task_alone() throws Exception {
        Probe probe = Probe.in(directory);
        try (PoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(2)
                .onWorkerDeath(OnWorkerDeath.RESTART)
                .output((worker, line) -> {})
                .build()) {
            Future<Integer> held = Tasks.occupy(pool, probe);
            Future<Void> dying = pool.submit(() -> Runtime.getRuntime().halt(5));
            Future<Integer> after = pool.submit(() -> 6);
            WorkerDiedException failure = assertInstanceOf(
                    WorkerDiedException.class, dying.exception().orElseThrow());
            assertEquals(5, failure.exitCode());
            assertTrue(failure.pid() > 0);
            assertEquals(6, after.result());
            assertTrue(held.isRunning());
            probe.release();
            assertEquals(1, held.result());
        }
    }

    @Test
    void with_restart_an_initializer_that_ends_its_process_still_breaks_the_pool() throws Exception {
        try (PoolExecutor pool = quiet().onWorkerDeath(OnWorkerDeath.RESTART)
                .initializer(() -> Runtime.getRuntime().halt(5))
                .build()) {
            assertInstanceOf(
                    BrokenExecutorException.class,
                    pool.submit(() -> 1).exception().orElseThrow());
        }
    }

    @Test
    void an_idle_worker_that_is_killed_breaks_the_pool_or_is_replaced() throws Exception {
        for (OnWorkerDeath policy : OnWorkerDeath.values()) {
            try (ProcessPoolExecutor pool = quiet().onWorkerDeath(policy).build()) {
                long pid = pool.submit(myPid()).result();
                ProcessHandle.of(pid).orElseThrow().destroyForcibly();
                Probe.await("the death to be noticed", () -> pool.workers.running() == 0);
                if (policy == OnWorkerDeath.BREAK) {
                    String message = Thrown.message(BrokenExecutorException.class, () -> pool.submit(() -> 1));
                    assertTrue(message.contains("died while it was idle"), message);
                } else {
                    assertNotEquals(pid, pool.submit(myPid()).result());
                }
            }
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no sleep command")
    void a_process_that_a_task_has_left_behind_does_not_hide_the_death_of_the_worker() throws Exception {
        Probe probe = Probe.in(directory);
        try (PoolExecutor pool = quiet().build()) {
            Future<Void> dying = pool.submit(() -> {
                Process left = new ProcessBuilder("sleep", "300").inheritIO().start(); // it holds the pipes open
                probe.mark("left", left.pid());
                Runtime.getRuntime().halt(5);
            });
            Throwable failure = dying.exception().orElseThrow();
            assertTrue(String.valueOf(failure.getMessage()).contains("exit code 5;"), failure.getMessage());
        } finally {
            ProcessHandle.of(Long.parseLong(probe.details("left").get(0))).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void an_idle_pool_holds_on_to_no_result() throws Exception {
        try (PoolExecutor pool = ProcessPoolExecutor.ofWorkers(1)) {
            WeakReference<Object> result = new WeakReference<>(
                    pool.submit(() -> new byte[1_000]).whenDone(f -> {}).result());
            Probe.await("the result to be collected", () -> {
                System.gc();
                return result.get() == null;
            });
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no kill command")
    void a_worker_leaves_ctrl_c_and_the_end_of_the_terminal_to_its_parent() throws Exception {
        try (PoolExecutor pool = ProcessPoolExecutor.ofWorkers(1)) {
            long pid = pool.submit(myPid()).result();
            for (String signal : List.of("-INT", "-HUP")) { // a terminal that is closed is the parent's matter, too
                Process kill = new ProcessBuilder("kill", signal, Long.toString(pid)).start();
                assertEquals(0, kill.waitFor());
            }
            Path status = Path.of("/proc", Long.toString(pid), "status");
            if (Files.exists(status)) { // a signal takes effect some time later: here it shows that it never will
                String ignored = Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .findFirst()
                        .orElseThrow();
                assertTrue(ignored.endsWith("3") || ignored.endsWith("7"), ignored); // bits 0 and 1: HUP and INT
            }
            assertEquals(pid, pool.submit(myPid()).result());
        }
    }

    // ---- callbacks

    @Test
    void callbacks_run_on_one_thread_of_the_pool_and_may_submit_and_wait() throws Exception {
        AtomicReference<Object> seen = new AtomicReference<>("nothing");
        try (PoolExecutor pool =
                ProcessPoolExecutor.builder().workers(1).namePrefix("named").build()) {
            Probe probe = Probe.in(directory);
            Future<Integer> held = Tasks.occupy(pool, probe);
            held.whenDone(f -> seen.set(Thread.currentThread().getName() + " "
                    + pool.submit(() -> 5).join()));
            probe.release();
            Probe.await("the callback", () -> !"nothing".equals(seen.get()));
        }
        assertEquals("named-callbacks 5", seen.get());
    }

    @Test
    void close_by_a_callback_is_refused_and_shuts_the_pool_down() throws Exception {
        Probe probe = Probe.in(directory);
        AtomicReference<String> seen = new AtomicReference<>("nothing");
        ProcessPoolExecutor pool = ProcessPoolExecutor.ofWorkers(1);
        Tasks.occupy(pool, probe).whenDone(f -> seen.set(Thrown.message(IllegalStateException.class, pool::close)));
        probe.release();
        assertTrue(pool.awaitTermination(Tasks.LONG));
        assertTrue(String.valueOf(seen.get()).startsWith("a callback cannot wait"), seen.get());
    }

    // ---- chunks

    @Test
    void in_a_chunk_a_bad_item_costs_only_itself() throws Exception {
        List<Integer> items = List.of(0, 1, 2, 3, 4);
        try (PoolExecutor pool = ProcessPoolExecutor.ofWorkers(1)) {
            Results<Integer> results = pool.map(
                    x -> Tasks.squareUnless(3, x), items, MapOptions.defaults().chunkSize(5));
            for (int i = 0; i < 3; i++) {
                assertEquals(i * i, results.next());
            }
            Throwable failure = Thrown.cause(java.util.concurrent.CompletionException.class, results::next);
            assertInstanceOf(IllegalStateException.class, failure);
            assertEquals("no 3", failure.getMessage());
        }
    }

    @Test
    void an_item_that_cannot_be_serialized_costs_only_itself() throws Exception {
        for (int chunkSize : new int[] {1, 2, 3, 5}) {
            MapOptions options = MapOptions.defaults().chunkSize(chunkSize);
            try (PoolExecutor pool = ProcessPoolExecutor.ofWorkers(1)) {
                for (int bad = 0; bad < 5; bad++) {
                    List<Object> items = new ArrayList<>(List.of(0, 1, 2, 3, 4));
                    items.set(bad, new Object());
                    Results<String> results = pool.map(x -> "got " + x, items, options);
                    for (int i = 0; i < bad; i++) {
                        assertEquals("got " + i, results.next());
                    }
                    assertNamesObject(Thrown.cause(java.util.concurrent.CompletionException.class, results::next));
                    assertFalse(results.hasNext());
                    Results<String> pairs = pool.map((x, y) -> "got " + y, items, List.of(0, 1, 2, 3, 4), options);
                    for (int i = 0; i < bad; i++) {
                        assertEquals("got " + i, pairs.next());
                    }
                    assertNamesObject(Thrown.cause(java.util.concurrent.CompletionException.class, pairs::next));
                }
            }
        }
    }

    private static void assertNamesObject(Throwable failure) {
        assertInstanceOf(IllegalArgumentException.class, failure);
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.contains("java.lang.Object is not Serializable"), message);
    }

    @Test
    void the_items_beside_one_that_cannot_be_serialized_run() throws Exception {
        for (int chunkSize : new int[] {1, 3, 10}) {
            Probe probe = Probe.in(Files.createTempDirectory(directory, "beside"));
            List<Object> items = List.of(0, new Object(), 2, new Object(), 4);
            try (PoolExecutor pool = ProcessPoolExecutor.ofWorkers(1)) {
                Results<Object> results = pool.map(
                        x -> {
                            probe.mark("ran", x);
                            return x;
                        },
                        items,
                        MapOptions.defaults().chunkSize(chunkSize));
                probe.awaitMarks("ran", 3);
                assertEquals(List.of("0", "2", "4"), probe.details("ran"));
                results.close();
            }
        }
    }

    @Test
    void a_function_that_cannot_be_serialized_is_refused_by_map_with_chunks() {
        Object plain = new Object();
        try (PoolExecutor pool = ProcessPoolExecutor.ofWorkers(1)) {
            MapOptions options = MapOptions.defaults().chunkSize(2);
            assertThrows(
                    IllegalArgumentException.class,
                    () -> pool.map(x -> plain.toString() + x, List.of(1, 2, 3), options));
        }
    }

    @Test
    @PrTier("starts many processes")
    void chunks_travel_together_and_results_come_in_order() throws Exception {
        List<Integer> items = new ArrayList<>();
        for (int i = 0; i < 103; i++) {
            items.add(i);
        }
        for (int buffer : new int[] {0, 3, 25}) {
            MapOptions options = MapOptions.defaults().chunkSize(10);
            try (PoolExecutor pool =
                    ProcessPoolExecutor.builder().workers(2).tasksPerChild(20).build()) {
                List<Integer> sums = new ArrayList<>();
                pool.map((Integer a, Integer b) -> a + b, items, items, buffer == 0 ? options : options.buffer(buffer))
                        .forEach(sums::add);
                assertEquals(items.stream().map(x -> 2 * x).toList(), sums);
            }
        }
    }

    @Test
    void closing_the_results_cancels_chunks_that_have_not_started() throws Exception {
        Probe probe = Probe.in(directory);
        try (PoolExecutor pool = ProcessPoolExecutor.ofWorkers(1)) {
            Tasks.occupy(pool, probe);
            Results<Integer> results = pool.map(
                    x -> {
                        probe.mark("ran");
                        return x;
                    },
                    List.of(1, 2, 3, 4),
                    MapOptions.defaults().chunkSize(2));
            results.close();
            probe.release();
        }
        assertEquals(0, probe.count("ran"));
    }
}
