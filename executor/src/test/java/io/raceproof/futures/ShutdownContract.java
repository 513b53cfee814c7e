package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, part nine: the end of a pool. */
interface ShutdownContract extends PoolSource {

    @Test
    default void close_runs_what_was_accepted_and_waits_for_it(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        List<Future<Integer>> futures = new ArrayList<>();
        PoolExecutor pool = newPool(1);
        Future<Integer> held = Tasks.occupy(pool, probe);
        for (int i = 0; i < 10; i++) {
            int x = i;
            futures.add(pool.submit(() -> Tasks.square(x)));
        }
        Other<?> closer = Other.does(() -> {
            pool.close();
            return null;
        });
        closer.awaitBlocked();
        assertFalse(held.isDone());
        probe.release();
        closer.end();
        for (int i = 0; i < 10; i++) {
            assertEquals(i * i, futures.get(i).resultNow());
        }
    }

    @Test
    default void the_end_of_a_block_that_throws_still_runs_what_was_accepted() {
        List<Future<Integer>> futures = new ArrayList<>();
        assertThrows(IllegalStateException.class, () -> {
            try (PoolExecutor pool = newPool(1)) {
                futures.add(pool.submit(() -> 1));
                futures.add(pool.submit(() -> 2));
                Tasks.failWith("body");
            }
        });
        assertEquals(1, futures.get(0).resultNow());
        assertEquals(2, futures.get(1).resultNow());
    }

    @Test
    default void shutdown_returns_at_once_and_what_was_accepted_runs(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> held = Tasks.occupy(pool, probe);
            Future<Integer> queued = pool.submit(() -> 2);
            pool.shutdown();
            assertFalse(held.isDone());
            assertFalse(pool.awaitTermination(Duration.ZERO));
            probe.release();
            assertEquals(2, queued.result());
            assertTrue(pool.awaitTermination(Tasks.LONG));
        }
    }

    @Test
    default void cancel_pending_cancels_the_queue_and_lets_the_running_task_finish(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> held = Tasks.occupy(pool, probe);
            List<Future<?>> queued = new ArrayList<>();
            List<Thread> callbackThreads = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                queued.add(pool.submit(() -> probe.mark("ran"))
                        .whenDone(f -> callbackThreads.add(Thread.currentThread())));
            }
            pool.shutdown(ShutdownMode.CANCEL_PENDING);
            assertTrue(queued.stream().allMatch(Future::isCancelled));
            assertEquals(Collections.nCopies(5, Thread.currentThread()), callbackThreads);
            assertEquals(5, Futures.await(queued).done().size());
            assertTrue(held.isRunning());
            probe.release();
            assertEquals(1, held.result());
        }
        assertEquals(0, probe.count("ran"));
    }

    @Test
    default void shutdown_can_be_followed_by_cancel_pending(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Tasks.occupy(pool, probe);
            Future<Integer> queued = pool.submit(() -> 2);
            pool.shutdown();
            assertFalse(queued.isDone());
            pool.shutdown(ShutdownMode.CANCEL_PENDING);
            assertTrue(queued.isCancelled());
            probe.release();
        }
    }

    @Test
    default void submit_after_shutdown_is_refused_with_a_reason() {
        PoolExecutor pool = newPool(1);
        pool.shutdown();
        assertRefused(pool);
        pool.close();
        assertRefused(pool);
    }

    private static void assertRefused(PoolExecutor pool) {
        String reason = "cannot schedule new futures after shutdown: submit before, or make a new pool";
        assertEquals(reason, Thrown.message(RejectedExecutionException.class, () -> pool.submit(() -> 1)));
        assertEquals(reason, Thrown.message(RejectedExecutionException.class, () -> pool.submit(() -> {})));
        assertEquals(
                reason, Thrown.message(RejectedExecutionException.class, () -> pool.map(Tasks::square, List.of(1))));
    }

    @Test
    default void close_and_shutdown_may_be_called_again() throws Exception {
        PoolExecutor pool = newPool(1);
        Future<Integer> future = pool.submit(() -> 1);
        pool.close();
        assertDoesNotThrow(pool::close);
        pool.shutdown();
        pool.shutdown(ShutdownMode.CANCEL_PENDING);
        assertTrue(pool.awaitTermination(Duration.ZERO));
        assertEquals(1, future.result());
    }

    @Test
    default void several_threads_may_close_at_once(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        PoolExecutor pool = newPool(1);
        Tasks.occupy(pool, probe);
        Future<Integer> queued = pool.submit(() -> 2);
        List<Other<Boolean>> closers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            closers.add(Other.does(() -> {
                        pool.close();
                        return queued.isDone();
                    })
                    .awaitBlocked());
        }
        probe.release();
        for (Other<Boolean> closer : closers) {
            assertTrue(closer.end());
        }
    }

    /** Those who wait for the end may let go of what callbacks use. */
    @Test
    default void a_pool_has_not_ended_while_a_callback_of_its_last_task_runs(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        PoolExecutor pool = newPool(1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        Tasks.occupy(pool, probe).whenDone(future -> {
            begun.countDown();
            try {
                ended.set(mayEnd.await(Probe.LIMIT, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        pool.shutdown();
        Other<Boolean> closer = Other.does(() -> {
            pool.close();
            return ended.get();
        });
        probe.release();
        assertTrue(begun.await(Probe.LIMIT, TimeUnit.SECONDS));
        assertFalse(pool.awaitTermination(Duration.ofMillis(2)));
        closer.awaitBlocked();
        mayEnd.countDown();
        assertTrue(closer.end());
    }

    @Test
    default void a_pool_that_never_worked_closes() throws Exception {
        PoolExecutor pool = newPool(2);
        pool.close();
        assertTrue(pool.awaitTermination(Duration.ZERO));
    }

    @Test
    default void termination_is_awaited_with_every_kind_of_limit(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        PoolExecutor pool = newPool(1);
        Tasks.occupy(pool, probe);
        for (Duration none : Tasks.NONE) {
            assertFalse(pool.awaitTermination(none));
        }
        assertFalse(pool.awaitTermination(Duration.ofMillis(2)));
        List<Other<Boolean>> others = new ArrayList<>();
        for (Duration huge : Tasks.HUGE) {
            others.add(Other.does(() -> pool.awaitTermination(huge)).awaitBlocked());
        }
        pool.shutdown();
        assertFalse(pool.awaitTermination(Duration.ZERO));
        probe.release();
        for (Other<Boolean> other : others) {
            assertTrue(other.end());
        }
        assertTrue(pool.awaitTermination(Duration.ofSeconds(Long.MIN_VALUE)));
    }

    @Test
    @SuppressWarnings("NullAway")
    default void a_null_mode_is_refused_with_a_reason() {
        try (PoolExecutor pool = newPool(1)) {
            Exception thrown = assertThrows(NullPointerException.class, () -> pool.shutdown(null));
            assertEquals("mode is null", thrown.getMessage());
        }
    }

    @Test
    default void an_interrupted_close_cancels_what_is_pending_and_keeps_the_interrupt(@TempDir Path dir)
            throws Exception {
        Probe probe = Probe.in(dir);
        PoolExecutor pool = newPool(1);
        Tasks.occupy(pool, probe);
        Future<Integer> queued = pool.submit(() -> 2);
        Other<Boolean> closer = Other.does(() -> {
            pool.close();
            return Thread.currentThread().isInterrupted();
        });
        closer.awaitBlocked().interrupt();
        Probe.await("the queue to be cancelled", queued::isDone);
        assertTrue(queued.isCancelled());
        probe.release(); // for a pool whose tasks an interrupt does not reach
        assertTrue(closer.end());
    }
}
