package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Closing where it is awkward. */
class CloseTest {
    private static final String OWN_WORKER =
            "a worker cannot wait for its own pool to end: call shutdown() in tasks and callbacks";

    static List<Supplier<PoolExecutor>> pools() {
        return List.of(
                () -> ThreadPoolExecutor.ofWorkers(1),
                () -> PoolExecutor.over(Executors.newFixedThreadPool(1)),
                () -> PoolExecutor.over(ThreadPoolExecutor.ofWorkers(1).asExecutorService()));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void close_in_a_task_shuts_down_and_throws(Supplier<PoolExecutor> source) throws Exception {
        Gate gate = new Gate();
        PoolExecutor pool = source.get();
        Future<?> closer = pool.submit(() -> {
            gate.pass();
            pool.close();
        });
        Future<Integer> behind = pool.submit(() -> 2);
        gate.open();
        Throwable thrown = closer.exception().orElseThrow();
        assertInstanceOf(IllegalStateException.class, thrown);
        assertEquals(OWN_WORKER, thrown.getMessage());
        assertEquals(2, behind.result());
        assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 3));
        assertTrue(pool.awaitTermination(Tasks.LONG));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void close_in_a_callback_on_a_worker_shuts_down_and_throws(Supplier<PoolExecutor> source) throws Exception {
        Gate gate = new Gate();
        Promise<Throwable> thrown = new Promise<>();
        PoolExecutor pool = source.get();
        gate.occupy(pool).whenDone(f -> thrown.complete(assertThrows(IllegalStateException.class, pool::close)));
        Future<Integer> behind = pool.submit(() -> 2);
        gate.open();
        assertTrue(pool.awaitTermination(Tasks.LONG));
        assertEquals(OWN_WORKER, thrown.future().result().getMessage());
        assertEquals(2, behind.result());
    }

    @ParameterizedTest
    @MethodSource("pools")
    void close_in_a_task_of_another_pool_waits(Supplier<PoolExecutor> source) throws Exception {
        PoolExecutor pool = source.get();
        Future<Integer> future = pool.submit(() -> 1);
        try (PoolExecutor other = ThreadPoolExecutor.ofWorkers(1)) {
            other.submit(pool::close).result();
        }
        assertTrue(pool.awaitTermination(Duration.ZERO));
        assertEquals(1, future.result());
    }

    @ParameterizedTest
    @MethodSource("pools")
    void an_interrupted_close_interrupts_what_runs_and_waits_on(Supplier<PoolExecutor> source) throws Exception {
        Gate never = new Gate();
        Gate gate = new Gate();
        PoolExecutor pool = source.get();
        Future<String> running = pool.submit(() -> {
            try {
                never.pass();
                return "passed";
            } catch (InterruptedException e) {
                gate.pass();
                return "interrupted";
            }
        });
        Probe.await("the task to run", running::isRunning);
        Future<Integer> queued = pool.submit(() -> 2);
        Other<Boolean> closer = Other.does(() -> {
            pool.close();
            return Thread.currentThread().isInterrupted();
        });
        closer.awaitBlocked().interrupt();
        Probe.await("the queue to be cancelled", queued::isCancelled);
        closer.awaitBlocked();
        assertFalse(running.isDone());
        gate.open();
        assertTrue(closer.end());
        assertEquals("interrupted", running.resultNow());
    }

    @ParameterizedTest
    @MethodSource("pools")
    void awaiting_termination_can_be_interrupted_and_changes_nothing(Supplier<PoolExecutor> source) throws Exception {
        Gate gate = new Gate();
        PoolExecutor pool = source.get();
        Future<String> running = gate.occupy(pool);
        Other<Boolean> other = Other.does(() -> pool.awaitTermination(Tasks.LONG));
        assertThrows(
                InterruptedException.class,
                () -> other.awaitBlocked().interrupt().end());
        assertTrue(running.isRunning());
        assertEquals(2, submitAndOpen(pool, gate).result());
        pool.close();
    }

    private static Future<Integer> submitAndOpen(PoolExecutor pool, Gate gate) {
        Future<Integer> future = pool.submit(() -> 2);
        gate.open();
        return future;
    }

    @Test
    void after_close_every_thread_ends() throws Exception {
        List<Thread> threads = new ArrayList<>();
        Gate gate = new Gate();
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.builder()
                .workers(3)
                .threadFactory(work -> {
                    Thread thread = new Thread(work);
                    threads.add(thread);
                    return thread;
                })
                .build()) {
            for (int i = 0; i < 3; i++) {
                gate.occupy(pool);
            }
            gate.open();
        }
        assertEquals(3, threads.size());
        for (Thread thread : threads) {
            thread.join(Tasks.LONG.toMillis());
            assertFalse(thread.isAlive());
        }
    }

    @Test
    void submit_and_close_at_once_lose_no_task_that_was_accepted() throws Exception {
        for (int round = 0; round < Rounds.of(100, 500); round++) {
            ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(2);
            List<Future<Integer>> accepted = new ArrayList<>();
            Gate begun = new Gate();
            Other<Boolean> submitter = Other.does(() -> {
                try {
                    while (true) {
                        accepted.add(pool.submit(() -> 1));
                        begun.open();
                    }
                } catch (RejectedExecutionException e) {
                    return true;
                }
            });
            begun.pass();
            pool.close();
            assertTrue(submitter.end());
            assertTrue(accepted.stream().allMatch(Future::isDone));
        }
    }

    @Test
    void a_million_queued_tasks_are_cancelled_in_one_go() throws Exception {
        Gate gate = new Gate();
        int tasks = 1_000_000;
        List<Future<Integer>> futures = new ArrayList<>(tasks);
        Task<Integer> task = () -> 1;
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(2)) {
            gate.occupy(pool);
            gate.occupy(pool);
            for (int i = 0; i < tasks; i++) {
                futures.add(pool.submit(task));
            }
            pool.shutdown(ShutdownMode.CANCEL_PENDING);
            assertEquals(tasks, futures.stream().filter(Future::isCancelled).count());
            gate.open();
        }
    }
}
