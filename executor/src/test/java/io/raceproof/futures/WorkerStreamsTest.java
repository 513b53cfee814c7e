package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The standard streams of a worker are those of an ordinary program, whatever its frames go through. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs that the tasks start are not there")
class WorkerStreamsTest {
    /** What the frames go through. */
    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    enum Frames {
        /** Where there is a shell. */
        PIPES(Map.of("RACEPROOF_TEST", "kept")),
        /** Where a shell would lose a variable. */
        SOCKET(Map.of("raceproof.test", "kept"));

        private final Map<String, String> environment;

        Frames(Map<String, String> environment) {
            this.environment = environment;
        }
    }

    @TempDir
    private Path directory;

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private ProcessPoolExecutor pool(Frames frames) {
        return ProcessPoolExecutor.builder()
                .workers(1)
                .environment(frames.environment)
                .output((worker, line) -> lines.add(line))
                .build();
    }

    private static int run(ProcessBuilder program) throws Exception {
        return program.start().waitFor();
    }

    @ParameterizedTest
    @EnumSource
    void a_program_that_a_task_starts_may_print_to_its_streams(Frames frames) throws Exception {
        try (PoolExecutor pool = pool(frames)) {
            for (int i = 0; i < 2; i++) {
                assertEquals(
                        0,
                        pool.submit(() ->
                                        run(new ProcessBuilder("sh", "-c", "echo to out; echo to err >&2").inheritIO()))
                                .result());
            }
            assertEquals(3, pool.submit(() -> 3).result());
        }
        Probe.await("the output", () -> lines.size() == 4);
        assertEquals(List.of("to out", "to err", "to out", "to err"), lines);
    }

    @ParameterizedTest
    @EnumSource
    void native_code_may_write_to_the_standard_descriptors(Frames frames) throws Exception {
        try (PoolExecutor pool = pool(frames)) {
            pool.submit(() -> {
                        new FileOutputStream(FileDescriptor.out).write("native\n".getBytes(StandardCharsets.UTF_8));
                        System.out.println("Java");
                    })
                    .result();
            assertEquals(3, pool.submit(() -> 3).result());
        }
        Probe.await("the output", () -> lines.size() == 2);
        assertEquals(List.of("native", "Java"), lines);
    }

    @ParameterizedTest
    @EnumSource
    void a_program_that_reads_the_workers_input_finds_it_empty_and_takes_no_frame(Frames frames) throws Exception {
        try (PoolExecutor pool = pool(frames)) {
            Future<Integer> reader =
                    pool.submit(() -> run(new ProcessBuilder("cat").redirectInput(ProcessBuilder.Redirect.INHERIT)));
            Future<Integer> next = pool.submit(() -> 4);
            assertEquals(0, reader.result());
            assertEquals(4, next.result());
            assertEquals(-1, pool.submit(() -> System.in.read()).result());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_program_that_is_left_behind_keeps_nothing_of_a_killed_worker_alive(Frames frames) throws Exception {
        Probe probe = Probe.in(directory);
        ProcessPoolExecutor pool = pool(frames);
        try {
            long worker = pool.submit(() -> {
                        probe.mark(
                                "left",
                                new ProcessBuilder("sleep", "300")
                                        .inheritIO()
                                        .start()
                                        .pid());
                        return ProcessHandle.current().pid();
                    })
                    .result();
            Future<Void> held = pool.submit(() -> probe.hold());
            probe.awaitHeld();
            ProcessHandle.of(worker).orElseThrow().destroyForcibly();
            assertInstanceOf(BrokenExecutorException.class, held.exception().orElseThrow());
            pool.close();
            assertEquals(0, pool.workers.running());
            Probe.await(
                    "the attendant to end",
                    () -> Thread.getAllStackTraces().keySet().stream()
                            .noneMatch(thread -> thread.getName().startsWith("ProcessPoolExecutor")
                                    && !thread.getName().endsWith("-output")));
        } finally {
            ProcessHandle.of(Long.parseLong(probe.details("left").get(0))).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_worker_has_its_parents_environment_and_what_was_added(Frames frames) throws Exception {
        Map<String, String> expected = new HashMap<>(System.getenv());
        expected.putAll(frames.environment);
        try (PoolExecutor pool = pool(frames)) {
            Map<String, String> seen = new HashMap<>(
                    pool.submit(() -> new HashMap<>(System.getenv())).result());
            for (Map<String, String> variables : List.of(expected, seen)) {
                variables.remove("_"); // a shell says there what it runs
                variables.remove("SHLVL"); // and here how many it is
            }
            assertEquals(expected, seen);
        }
    }

    @ParameterizedTest
    @EnumSource
    void interrupts_of_whoever_reads_or_writes_frames_harm_nothing(Frames frames) throws Exception {
        try (PoolExecutor pool = pool(frames)) {
            pool.submit(() -> keepInterrupting(Thread.currentThread())).result();
            for (int i = 0; i < 200; i++) {
                int x = i;
                Thread.currentThread().interrupt();
                Future<Integer> future = pool.submit(() -> Tasks.square(x));
                assertTrue(Thread.interrupted());
                assertEquals(x * x, future.result());
            }
        }
    }

    /** For a worker: its main thread runs tasks, and reads and writes the frames between them. */
    @SuppressWarnings("ThreadPriorityCheck") // so that the worker gets on all the same
    private static void keepInterrupting(Thread thread) {
        Thread other = new Thread(() -> {
            while (true) {
                thread.interrupt();
                Thread.onSpinWait();
            }
        });
        other.setDaemon(true);
        other.setPriority(Thread.MIN_PRIORITY);
        other.start();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_larger_than_any_buffer_travels(Frames frames) throws Exception {
        byte[] large = new byte[3_000_000];
        large[large.length - 1] = 7;
        try (PoolExecutor pool = pool(frames)) {
            byte[] back = pool.submit(() -> large).result();
            assertEquals(large.length, back.length);
            assertEquals(7, back[large.length - 1]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_worker_that_dies_before_it_is_ready_breaks_the_pool_with_its_words(Frames frames) throws Exception {
        try (PoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .environment(frames.environment)
                .jvmFlags("-XX:NoSuchFlag=1")
                .output((worker, line) -> {})
                .build()) {
            String message = String.valueOf(
                    pool.submit(() -> 1).exception().orElseThrow().getMessage());
            assertTrue(message.contains("died before it was ready") && message.contains("NoSuchFlag"), message);
            assertFalse(message.contains("exit code 0"), message);
        }
    }
}
