package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.future.Waiters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, part four: callbacks. They run in this process, whatever the workers are. */
interface CallbackContract extends PoolSource {

    /** Waits for the callbacks: close alone does, for all of them run before the pool's last worker is gone. */
    private static void finish(PoolExecutor pool, Probe probe) throws Exception {
        probe.release();
        pool.close();
    }

    @Test
    default void callbacks_run_in_the_order_of_addition_each_once(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        PoolExecutor pool = newPool(1);
        Future<Integer> future = Tasks.occupy(pool, probe);
        List<Integer> calls = new CopyOnWriteArrayList<>();
        IntStream.range(0, 10).forEach(i -> future.whenDone(f -> calls.add(i)));
        finish(pool, probe);
        assertEquals(IntStream.range(0, 10).boxed().toList(), calls);
        assertEquals(0, Waiters.count(future));
    }

    @Test
    default void a_callback_added_twice_runs_twice_with_its_own_future(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        PoolExecutor pool = newPool(1);
        Future<Integer> future = Tasks.occupy(pool, probe);
        List<Future<Integer>> calls = new CopyOnWriteArrayList<>();
        Consumer<Future<Integer>> callback = calls::add;
        assertSame(future, future.whenDone(callback).whenDone(callback));
        finish(pool, probe);
        assertEquals(List.of(future, future), calls);
    }

    @Test
    default void a_callback_sees_its_future_done(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        PoolExecutor pool = newPool(1);
        List<String> seen = new CopyOnWriteArrayList<>();
        Tasks.occupy(pool, probe).whenDone(f -> seen.add(f.status() + " " + f.join()));
        pool.submit(() -> Tasks.failWith("no luck"))
                .whenDone(f -> seen.add(f.status().name()));
        finish(pool, probe);
        assertEquals(List.of("SUCCEEDED 1", "FAILED"), seen);
    }

    @Test
    default void a_callback_added_late_runs_at_once_in_the_adding_thread() throws Exception {
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> future = pool.submit(() -> 1);
            future.result();
            List<Thread> threads = new ArrayList<>();
            future.whenDone(f -> threads.add(Thread.currentThread()));
            assertEquals(List.of(Thread.currentThread()), threads);
        }
    }

    @Test
    default void a_callback_added_by_a_callback_runs_before_the_remaining_ones(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        PoolExecutor pool = newPool(1);
        Future<Integer> future = Tasks.occupy(pool, probe);
        List<String> calls = new CopyOnWriteArrayList<>();
        future.whenDone(f -> f.whenDone(g -> calls.add("inner")));
        future.whenDone(f -> calls.add("second"));
        finish(pool, probe);
        assertEquals(List.of("inner", "second"), calls);
    }

    @Test
    default void what_a_callback_throws_is_logged_and_the_rest_run(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        RuntimeException exception = new RuntimeException("callback");
        Error error = new Error("callback");
        List<String> calls = new CopyOnWriteArrayList<>();
        try (LogCapture log = LogCapture.start()) {
            PoolExecutor pool = newPool(1);
            Future<Integer> future = Tasks.occupy(pool, probe);
            future.whenDone(f -> {
                throw exception;
            });
            future.whenDone(f -> {
                throw error;
            });
            future.whenDone(f -> calls.add("ran"));
            Future<Integer> next = pool.submit(() -> 2);
            finish(pool, probe);
            assertEquals(List.of("ran"), calls);
            assertEquals(List.of(exception, error), log.thrown());
            assertEquals(2, next.result());
            assertEquals(1, future.result());
        }
    }

    @Test
    default void a_late_callback_that_throws_is_logged_and_not_thrown() throws Exception {
        RuntimeException exception = new RuntimeException("late");
        try (LogCapture log = LogCapture.start();
                PoolExecutor pool = newPool(1)) {
            Future<Integer> future = pool.submit(() -> 1);
            future.result();
            future.whenDone(f -> {
                throw exception;
            });
            assertEquals(List.of(exception), log.thrown());
        }
    }

    @Test
    default void a_result_is_seen_before_the_callbacks_have_run(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        CountDownLatch readerIsDone = new CountDownLatch(1);
        PoolExecutor pool = newPool(1);
        Future<Integer> future = Tasks.occupy(pool, probe);
        List<String> calls = new CopyOnWriteArrayList<>();
        future.whenDone(f -> {
            try {
                readerIsDone.await();
                calls.add("after the reader");
            } catch (InterruptedException e) {
                calls.add("interrupted");
            }
        });
        Other<Integer> reader = Other.does(future::result).awaitBlocked();
        probe.release();
        assertEquals(1, reader.end());
        readerIsDone.countDown();
        pool.close();
        assertEquals(List.of("after the reader"), calls);
    }

    /** In a pool of one worker it would wait for itself. */
    @Test
    default void a_callback_may_submit_a_task_and_wait_for_it(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        CompletableFuture<Integer> seen = new CompletableFuture<>();
        try (PoolExecutor pool = newPool(2)) {
            Future<Integer> future = Tasks.occupy(pool, probe);
            future.whenDone(f -> seen.complete(pool.submit(() -> 2).join()));
            probe.release();
            assertEquals(2, seen.get());
        }
    }

    @Test
    default void a_callback_can_be_handed_to_an_executor(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        PoolExecutor pool = newPool(1);
        List<Runnable> handed = new CopyOnWriteArrayList<>();
        List<Future<?>> calls = new CopyOnWriteArrayList<>();
        Future<Integer> future = Tasks.occupy(pool, probe).whenDone(calls::add, handed::add);
        finish(pool, probe);
        assertEquals(List.of(), calls);
        handed.forEach(Runnable::run);
        assertEquals(List.of(future), calls);
    }

    @Test
    default void a_completable_future_ends_as_its_future_does(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        PoolExecutor pool = newPool(1);
        CompletableFuture<Integer> succeeded = Tasks.occupy(pool, probe).toCompletableFuture();
        Future<Integer> failing = pool.submit(() -> Tasks.failWith("no luck"));
        CompletableFuture<Integer> failed = failing.toCompletableFuture();
        Future<Integer> pending = pool.submit(() -> 1);
        CompletableFuture<Integer> cancelled = pending.toCompletableFuture();
        pending.cancel();
        finish(pool, probe);
        assertEquals(1, succeeded.join());
        assertSame(failing.exceptionNow(), Thrown.cause(CompletionException.class, failed::join));
        assertTrue(cancelled.isCancelled());
    }

    @Test
    default void cancelling_the_completable_future_leaves_the_future_alone(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        PoolExecutor pool = newPool(1);
        Future<Integer> future = Tasks.occupy(pool, probe);
        assertTrue(future.toCompletableFuture().cancel(true));
        assertFalse(future.isDone());
        finish(pool, probe);
        assertEquals(1, future.result());
    }

    @Test
    @SuppressWarnings("NullAway")
    default void a_null_callback_is_refused_with_a_reason() throws Exception {
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> future = pool.submit(() -> 1);
            Exception callback = assertThrows(NullPointerException.class, () -> future.whenDone(null));
            assertEquals("callback is null", callback.getMessage());
            Exception both = assertThrows(NullPointerException.class, () -> future.whenDone(null, Runnable::run));
            assertEquals("callback is null", both.getMessage());
            Exception executor = assertThrows(NullPointerException.class, () -> future.whenDone(f -> {}, null));
            assertEquals("executor is null", executor.getMessage());
        }
    }
}
