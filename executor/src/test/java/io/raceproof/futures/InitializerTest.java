package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What runs in each thread before its first task. */
class InitializerTest {
    private static final String BROKEN =
            "a thread initializer failed, the thread pool is not usable anymore: make a new one";

    private static ThreadPoolExecutor pool(int workers, Action initializer) {
        return ThreadPoolExecutor.builder()
                .workers(workers)
                .initializer(initializer)
                .build();
    }

    @Test
    void it_runs_once_in_each_thread_before_the_first_task() throws Exception {
        Gate gate = new Gate();
        List<Thread> initialized = new CopyOnWriteArrayList<>();
        try (ThreadPoolExecutor pool = pool(2, () -> initialized.add(Thread.currentThread()))) {
            gate.occupy(pool);
            assertEquals(1, initialized.size());
            gate.occupy(pool);
            assertEquals(2, initialized.size());
            gate.open();
            for (int i = 0; i < 100; i++) {
                assertTrue(initialized.contains(
                        pool.submit(() -> Thread.currentThread()).result()));
            }
            assertEquals(2, initialized.size());
        }
    }

    @Test
    void one_task_starts_one_thread_with_an_initializer_too() throws Exception {
        Gate gate = new Gate();
        try (ThreadPoolExecutor pool = pool(4, gate::pass)) {
            Future<Integer> future = pool.submit(() -> 1);
            gate.open();
            assertEquals(1, future.result());
            assertEquals(1, pool.workers.size());
        }
    }

    @Test
    void a_failing_one_breaks_the_pool_with_its_cause() throws Exception {
        Gate gate = new Gate();
        Error cause = new Error("no connection");
        try (LogCapture log = LogCapture.start();
                ThreadPoolExecutor pool = pool(1, () -> {
                    gate.pass();
                    throw cause;
                })) {
            List<Future<Integer>> pending = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                pending.add(pool.submit(() -> 1));
            }
            assertTrue(pending.get(2).cancel());
            gate.open();
            for (Future<Integer> future : Futures.asCompleted(pending)) {
                if (future != pending.get(2)) {
                    Throwable failure = future.exception().orElseThrow();
                    assertInstanceOf(BrokenExecutorException.class, failure);
                    assertEquals(BROKEN, failure.getMessage());
                    assertSame(cause, failure.getCause());
                }
            }
            assertTrue(pending.get(2).isCancelled());
            BrokenExecutorException refused = assertThrows(BrokenExecutorException.class, () -> pool.submit(() -> 1));
            assertEquals(BROKEN, refused.getMessage());
            assertSame(cause, refused.getCause());
            assertTrue(pool.awaitTermination(Tasks.LONG));
            assertThrows(BrokenExecutorException.class, () -> pool.submit(() -> 1));
            assertEquals(List.of(cause), log.thrown());
            assertEquals(List.of("exception in initializer"), log.messages());
        }
    }

    @Test
    void what_runs_when_the_pool_breaks_finishes() throws Exception {
        Gate gate = new Gate();
        AtomicInteger threads = new AtomicInteger();
        Exception cause = new Exception("second thread");
        try (LogCapture log = LogCapture.start();
                ThreadPoolExecutor pool = pool(2, () -> {
                    if (threads.incrementAndGet() == 2) {
                        throw cause;
                    }
                })) {
            Future<String> running = gate.occupy(pool);
            Future<Integer> pending = pool.submit(() -> 1);
            assertInstanceOf(BrokenExecutorException.class, pending.exception().orElseThrow());
            assertTrue(running.isRunning());
            gate.open();
            assertEquals("passed", running.result());
            assertEquals(1, log.thrown().size());
        }
    }

    @Test
    void a_submitter_blocked_by_a_full_queue_learns_that_the_pool_broke() throws Exception {
        Gate gate = new Gate();
        try (LogCapture log = LogCapture.start();
                ThreadPoolExecutor pool = ThreadPoolExecutor.builder()
                        .workers(1)
                        .queueBound(1, WhenFull.BLOCK)
                        .initializer(() -> {
                            gate.pass();
                            throw new Exception("no connection");
                        })
                        .build()) {
            pool.submit(() -> 1); // for the worker
            pool.submit(() -> 1); // the one that may wait
            Other<Future<Integer>> blocked = Other.does(() -> pool.submit(() -> 2));
            blocked.awaitBlocked();
            gate.open();
            assertEquals(BROKEN, Thrown.message(BrokenExecutorException.class, blocked::end));
            assertEquals(1, log.thrown().size());
        }
    }

    @Test
    void an_interrupt_left_by_it_does_not_reach_the_first_task() throws Exception {
        try (ThreadPoolExecutor pool = pool(1, () -> Thread.currentThread().interrupt())) {
            assertFalse(
                    pool.submit(() -> Thread.currentThread().isInterrupted()).result());
        }
    }

    @Test
    void a_slow_one_keeps_no_idle_worker_from_its_work() throws Exception {
        Gate slow = new Gate();
        Gate gate = new Gate();
        CountDownLatch inSecond = new CountDownLatch(1);
        AtomicInteger threads = new AtomicInteger();
        try (ThreadPoolExecutor pool = pool(2, () -> {
            if (threads.incrementAndGet() == 2) {
                inSecond.countDown();
                slow.pass();
            }
        })) {
            Future<String> first = gate.occupy(pool);
            Future<Integer> second = pool.submit(() -> 2); // starts the slow thread
            inSecond.await();
            gate.open();
            assertEquals("passed", first.result());
            assertEquals(2, second.result(Tasks.LONG));
            Future<Integer> third = pool.submit(() -> 3); // for the first thread, which is idle
            assertEquals(3, third.result(Tasks.LONG));
            slow.open();
        }
    }

    @Test
    void tasks_submitted_during_a_slow_one_start_further_threads() throws Exception {
        Gate slow = new Gate();
        AtomicInteger threads = new AtomicInteger();
        CountDownLatch inFirst = new CountDownLatch(1);
        try (ThreadPoolExecutor pool = pool(2, () -> {
            if (threads.incrementAndGet() == 1) {
                inFirst.countDown();
                slow.pass();
            }
        })) {
            Future<Integer> first = pool.submit(() -> 1);
            inFirst.await();
            Future<Integer> second = pool.submit(() -> 2);
            assertEquals(1, first.result(Tasks.LONG));
            assertEquals(2, second.result(Tasks.LONG));
            slow.open();
        }
    }

    @Test
    void initializers_run_side_by_side_while_there_are_tasks_for_them() throws Exception {
        for (int most : new int[] {2, 3, 8}) {
            for (int round = 0; round < 20; round++) {
                CyclicBarrier all = new CyclicBarrier(most); // until all are in the initializer, none leaves it
                try (ThreadPoolExecutor pool = pool(most, () -> all.await(Probe.LIMIT, TimeUnit.SECONDS))) {
                    List<Future<Integer>> futures = new ArrayList<>();
                    for (int i = 0; i < most; i++) {
                        futures.add(pool.submit(() -> 1));
                    }
                    for (Future<Integer> future : futures) {
                        assertEquals(1, future.result(Tasks.LONG));
                    }
                    assertEquals(most, pool.workers.size());
                }
            }
        }
    }

    @Test
    void a_task_submitted_while_others_initialize_starts_the_next_thread() throws Exception {
        Gate slow = new Gate();
        AtomicInteger inside = new AtomicInteger();
        try (ThreadPoolExecutor pool = pool(4, () -> {
            inside.incrementAndGet();
            slow.pass();
        })) {
            for (int i = 1; i <= 4; i++) {
                int threads = i;
                pool.submit(() -> 1);
                Probe.await(i + " to be in the initializer", () -> inside.get() == threads);
                assertEquals(threads, pool.workers.size());
            }
            pool.submit(() -> 1);
            slow.open();
        }
        assertEquals(4, inside.get());
    }

    @Test
    void a_task_that_is_taken_while_others_initialize_leaves_enough_of_them() throws Exception {
        Gate slow = new Gate();
        Gate gate = new Gate();
        AtomicInteger threads = new AtomicInteger();
        CountDownLatch inside = new CountDownLatch(2);
        try (ThreadPoolExecutor pool = pool(4, () -> {
            if (threads.incrementAndGet() > 1) {
                inside.countDown();
                slow.pass();
            }
        })) {
            Future<String> busy = gate.occupy(pool);
            List<Future<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                futures.add(pool.submit(() -> 1));
            }
            inside.await();
            gate.open(); // the first worker takes both tasks of those that initialize
            busy.result();
            for (Future<Integer> future : futures) {
                assertEquals(1, future.result(Tasks.LONG));
            }
            assertEquals(3, pool.workers.size());
            slow.open();
        }
    }

    @Test
    void after_a_slow_one_every_queued_task_gets_a_thread() throws Exception {
        for (int round = 0; round < 50; round++) {
            Gate slow = new Gate();
            try (ThreadPoolExecutor pool = pool(3, slow::pass)) {
                Gate gate = new Gate();
                CountDownLatch running = new CountDownLatch(3);
                for (int i = 0; i < 3; i++) {
                    pool.submit(() -> {
                        running.countDown();
                        gate.pass();
                    });
                }
                slow.open();
                Probe.await("all three to run at once", () -> running.getCount() == 0);
                gate.open();
                assertEquals(3, pool.workers.size());
            }
        }
    }

    @Test
    void a_broken_pool_can_be_shut_down_in_every_way() throws Exception {
        try (LogCapture log = LogCapture.start()) {
            ThreadPoolExecutor pool = pool(2, () -> {
                throw new Exception("no connection");
            });
            pool.submit(() -> 1).exception();
            pool.shutdown();
            pool.shutdown(ShutdownMode.CANCEL_PENDING);
            pool.close();
            assertTrue(pool.asExecutorService().isTerminated());
            assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 1));
            assertEquals(1, log.thrown().size());
        }
    }
}
