package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A queue with a bound: who waits, who is refused, and when there is room again. */
class BoundedQueueTest {
    private final Gate gate = new Gate();

    private static ThreadPoolExecutor pool(int bound, WhenFull whenFull) {
        return ThreadPoolExecutor.builder()
                .workers(1)
                .queueBound(bound, whenFull)
                .build();
    }

    @Test
    void reject_refuses_what_the_queue_cannot_hold_and_goes_on() throws Exception {
        try (ThreadPoolExecutor pool = pool(2, WhenFull.REJECT)) {
            gate.occupy(pool);
            Future<Integer> one = pool.submit(() -> 1);
            Future<Integer> two = pool.submit(() -> 2);
            for (int i = 0; i < 3; i++) {
                assertEquals(
                        "the queue is full: its bound is 2; submit later, or build the pool with a larger bound or"
                                + " WhenFull.BLOCK",
                        Thrown.message(RejectedExecutionException.class, () -> pool.submit(() -> 3)));
            }
            gate.open();
            assertEquals(1, one.result());
            assertEquals(2, two.result());
            assertEquals(3, pool.submit(() -> 3).result());
        }
    }

    @Test
    void nothing_is_refused_while_a_worker_may_be_started_or_is_free() throws Exception {
        for (int workers : new int[] {1, 2, 8}) {
            for (int bound : new int[] {1, 3}) {
                for (int round = 0; round < 50; round++) {
                    Gate held = new Gate();
                    try (ThreadPoolExecutor pool = ThreadPoolExecutor.builder()
                            .workers(workers)
                            .queueBound(bound, WhenFull.REJECT)
                            .build()) {
                        List<Future<?>> futures = new ArrayList<>();
                        for (int i = 0; i < workers + bound; i++) {
                            futures.add(pool.submit(held::pass));
                        }
                        assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 1));
                        held.open();
                        Futures.await(futures);
                        Gate again = new Gate(); // the threads are there now, and have nothing to do
                        for (int i = 0; i < workers + bound; i++) {
                            futures.add(pool.submit(again::pass));
                        }
                        assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 1));
                        again.open();
                    }
                }
            }
        }
    }

    @Test
    void a_running_task_that_is_cancelled_keeps_its_place_until_its_worker_is_free() throws Exception {
        try (ThreadPoolExecutor pool = pool(1, WhenFull.REJECT)) {
            for (int round = 0; round < 3; round++) {
                Gate started = new Gate();
                Gate stays = new Gate();
                Future<?> running = pool.submit(() -> {
                    started.open();
                    try {
                        stays.pass();
                    } catch (InterruptedException e) {
                        stays.pass(); // goes on all the same
                    }
                });
                started.pass();
                assertTrue(running.cancel(true));
                Future<Integer> queued = pool.submit(() -> 1);
                assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 2));
                stays.open();
                assertEquals(1, queued.result());
            }
        }
    }

    @Test
    void cancelling_through_the_view_gives_the_place_back() throws Exception {
        try (ThreadPoolExecutor pool = pool(1, WhenFull.REJECT)) {
            gate.occupy(pool);
            for (int i = 0; i < 10; i++) {
                java.util.concurrent.Future<Integer> queued =
                        pool.asExecutorService().submit(() -> 1);
                assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 2));
                assertTrue(queued.cancel(i % 2 == 0));
            }
            gate.open();
        }
    }

    @Test
    void block_waits_until_a_task_has_started() throws Exception {
        try (ThreadPoolExecutor pool = pool(1, WhenFull.BLOCK)) {
            gate.occupy(pool);
            Future<Integer> queued = pool.submit(() -> 1);
            Other<Future<Integer>> blocked = Other.does(() -> pool.submit(() -> 2));
            blocked.awaitBlocked();
            assertFalse(queued.isDone());
            gate.open();
            assertEquals(2, blocked.end().result());
            assertEquals(1, queued.result());
        }
    }

    @Test
    void a_cancelled_task_gives_its_place_back_once() throws Exception {
        try (ThreadPoolExecutor pool = pool(1, WhenFull.REJECT)) {
            gate.occupy(pool);
            for (int i = 0; i < 10; i++) {
                Future<Integer> queued = pool.submit(() -> 1);
                assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 2));
                assertTrue(queued.cancel());
                assertTrue(queued.cancel());
            }
            gate.open();
        }
    }

    @Test
    void a_cancel_lets_a_blocked_submitter_in() throws Exception {
        try (ThreadPoolExecutor pool = pool(1, WhenFull.BLOCK)) {
            gate.occupy(pool);
            Future<Integer> queued = pool.submit(() -> 1);
            Other<Future<Integer>> blocked = Other.does(() -> pool.submit(() -> 2));
            blocked.awaitBlocked();
            queued.cancel();
            Future<Integer> entered = blocked.end();
            assertEquals(Future.Status.PENDING, entered.status());
            gate.open();
            assertEquals(2, entered.result());
        }
    }

    @Test
    void a_worker_is_refused_at_once_whatever_the_policy() throws Exception {
        try (ThreadPoolExecutor pool = pool(1, WhenFull.BLOCK)) {
            Future<Integer> outer = pool.submit(() -> {
                gate.pass();
                return pool.submit(() -> 2).result();
            });
            Probe.await("the worker to start", outer::isRunning);
            pool.submit(() -> 1);
            gate.open();
            Throwable refused = outer.exception().orElseThrow();
            assertInstanceOf(RejectedExecutionException.class, refused);
            assertEquals(
                    "the queue is full: its bound is 1, and a worker must not wait for a permit that only workers release",
                    refused.getMessage());
        }
    }

    @Test
    void shutdown_refuses_those_who_are_blocked() throws Exception {
        for (ShutdownMode mode : ShutdownMode.values()) {
            Gate held = new Gate();
            try (ThreadPoolExecutor pool = pool(1, WhenFull.BLOCK)) {
                held.occupy(pool);
                Future<Integer> queued = pool.submit(() -> 1);
                List<Other<Future<Integer>>> blocked = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    blocked.add(Other.does(() -> pool.submit(() -> 2)).awaitBlocked());
                }
                pool.shutdown(mode);
                for (Other<Future<Integer>> other : blocked) {
                    assertEquals(
                            "cannot schedule new futures after shutdown: submit before, or make a new pool",
                            Thrown.message(RejectedExecutionException.class, other::end));
                }
                assertEquals(mode == ShutdownMode.CANCEL_PENDING, queued.isDone());
                held.open();
            }
        }
    }

    @Test
    void an_interrupt_ends_the_wait_for_room_and_is_kept() throws Exception {
        try (ThreadPoolExecutor pool = pool(1, WhenFull.BLOCK)) {
            gate.occupy(pool);
            Future<Integer> queued = pool.submit(() -> 1);
            Other<Boolean> blocked = Other.does(() -> {
                Throwable cause = Thrown.cause(RejectedExecutionException.class, () -> pool.submit(() -> 2));
                return cause instanceof InterruptedException
                        && Thread.currentThread().isInterrupted();
            });
            assertTrue(blocked.awaitBlocked().interrupt().end());
            queued.cancel(); // the place the interrupted one did not take is still one place
            pool.submit(() -> 3);
            Other<Future<Integer>> next = Other.does(() -> pool.submit(() -> 4));
            next.awaitBlocked();
            gate.open();
            assertEquals(4, next.end().result());
        }
    }

    @Test
    void an_interrupted_thread_may_submit_while_there_is_room() throws Exception {
        try (ThreadPoolExecutor pool = pool(1, WhenFull.BLOCK)) {
            Thread.currentThread().interrupt();
            Future<Integer> future = pool.submit(() -> 1);
            assertTrue(Thread.interrupted());
            assertEquals(1, future.result());
        }
    }

    @Test
    void never_more_tasks_wait_than_the_bound() throws Exception {
        AtomicInteger waiting = new AtomicInteger();
        AtomicInteger peak = new AtomicInteger();
        int bound = 3;
        try (ThreadPoolExecutor pool = pool(bound, WhenFull.BLOCK)) {
            List<Other<Integer>> submitters = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                submitters.add(Other.does(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        pool.submit(() -> waiting.decrementAndGet());
                        peak.accumulateAndGet(waiting.incrementAndGet(), Math::max);
                    }
                    return 2_000;
                }));
            }
            int submitted = 0;
            for (Other<Integer> submitter : submitters) {
                submitted += submitter.end();
            }
            assertEquals(8_000, submitted);
        }
        assertEquals(0, waiting.get());
        int started = 1; // the one worker's task counts as waiting until its body has said that it has started
        assertTrue(peak.get() <= bound + started, () -> "waiting " + peak);
    }

    @Test
    void map_waits_for_room_and_gives_every_result() {
        try (ThreadPoolExecutor pool = pool(2, WhenFull.BLOCK)) {
            List<Integer> items = IntStream.range(0, 100).boxed().toList();
            assertEquals(
                    items.stream().map(Tasks::square).toList(),
                    pool.map(Tasks::square, items).stream().toList());
        }
    }

    @Test
    void a_bound_without_limit_is_possible() throws Exception {
        try (ThreadPoolExecutor pool = pool(Integer.MAX_VALUE, WhenFull.REJECT)) {
            assertEquals(1, pool.submit(() -> 1).result());
        }
    }
}
