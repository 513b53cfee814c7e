package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.future.Waiters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of a pool over a remote service. What is overridden here, and only that, the JDK's interface cannot promise;
 * all of it for one reason: {@code submit} gives a future that tells when its task is back, but not when it starts.
 */
interface RemoteContract extends PoolContract {

    /** RUNNING cannot be seen: a future is PENDING until it is done. */
    @Test
    @Override
    default void a_future_goes_from_pending_to_running_to_done(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> future = pool.submit(() -> Tasks.heldSquare(probe, 7));
            probe.awaitHeld();
            assertEquals(Future.Status.PENDING, future.status());
            assertFalse(future.isRunning());
            assertFalse(future.isDone());
            probe.release();
            assertEquals(49, future.result());
            assertEquals(Future.Status.SUCCEEDED, future.status());
            assertTrue(future.isDone());
            assertFalse(future.isCancelled());
        }
    }

    /** The text form says PENDING where other pools say RUNNING. */
    @Test
    @Override
    default void the_text_form_names_the_state_and_never_the_value(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> held = Tasks.occupy(pool, probe);
            Future<String> value = pool.submit(() -> "secret");
            Future<Integer> failed = pool.submit(() -> Tasks.failWith("secret"));
            Future<Integer> cancelled = pool.submit(() -> 1);
            cancelled.cancel();
            assertTrue(held.toString().endsWith("[PENDING]"), held::toString);
            assertTrue(value.toString().endsWith("[PENDING]"), value::toString);
            assertTrue(cancelled.toString().endsWith("[CANCELLED]"), cancelled::toString);
            probe.release();
            Futures.await(List.of(value, failed));
            assertTrue(value.toString().endsWith("[SUCCEEDED, returned java.lang.String]"), value::toString);
            assertTrue(
                    failed.toString().endsWith("[FAILED, raised java.lang.IllegalStateException]"), failed::toString);
        }
    }

    /** A time-out changes nothing, but the state that stays is PENDING. */
    @Test
    @Override
    default void a_time_out_changes_nothing_and_leaves_nothing_behind(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> future = Tasks.occupy(pool, probe);
            int waiters = Waiters.count(future);
            assertThrows(TimeoutException.class, () -> future.result(Duration.ofMillis(2)));
            assertThrows(TimeoutException.class, () -> future.exception(Duration.ofMillis(2)));
            assertThrows(TimeoutException.class, () -> future.get(2, TimeUnit.MILLISECONDS));
            assertEquals(Future.Status.PENDING, future.status());
            assertEquals(waiters, Waiters.count(future));
            probe.release();
            assertEquals(1, future.result());
        }
    }

    /** That the third runs does not mean that the first two are back: what is ready is a part of them. */
    @Test
    @Override
    default void a_time_limit_of_zero_or_less_hands_out_what_is_ready(@TempDir Path dir) throws Exception {
        for (Duration none : Tasks.NONE) {
            Probe probe = Probe.in(Files.createTempDirectory(dir, "none"));
            try (PoolExecutor pool = newPool(1)) {
                Results<Integer> results = pool.map(
                        x -> x == 3 ? Tasks.heldSquare(probe, x) : Tasks.square(x),
                        List.of(1, 2, 3),
                        MapOptions.defaults().timeout(none));
                probe.awaitHeld();
                List<Integer> ready = new ArrayList<>();
                assertThrows(FutureTimeoutException.class, () -> results.forEach(ready::add));
                assertEquals(List.of(1, 4).subList(0, ready.size()), ready);
                assertFalse(results.hasNext());
                probe.release();
            }
        }
    }

    /** Python's rule needs to know what runs: here the future is cancelled, and a running task goes on unheeded. */
    @Test
    @Override
    default void a_running_task_is_not_cancelled_by_python_rules(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<?> future = pool.submit(() -> {
                probe.hold();
                probe.mark("ended");
            });
            probe.awaitHeld();
            assertTrue(future.cancel());
            assertTrue(future.isCancelled());
            probe.release();
            probe.awaitMark("ended");
            int x = 3;
            assertEquals(9, pool.submit(() -> Tasks.square(x)).result());
        }
    }

    /** The other task is not stopped, but cannot be seen running. */
    @Test
    @Override
    default void cancel_true_stops_no_other_task(@TempDir Path dir) throws Exception {
        Probe one = Probe.in(Files.createDirectory(dir.resolve("one")));
        Probe two = Probe.in(Files.createDirectory(dir.resolve("two")));
        try (PoolExecutor pool = newPool(2)) {
            Future<Integer> stopped = Tasks.occupy(pool, one);
            Future<Integer> other = Tasks.occupy(pool, two);
            Future<Integer> behind = pool.submit(() -> 5);
            assertTrue(stopped.cancel(true));
            assertEquals(5, behind.result());
            assertFalse(other.isDone());
            two.release();
            assertEquals(1, other.result());
        }
    }

    /** CANCEL_PENDING cannot spare what runs: it is cancelled too, and goes on unheeded. */
    @Test
    @Override
    default void cancel_pending_cancels_the_queue_and_lets_the_running_task_finish(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            List<Future<?>> futures = new ArrayList<>();
            futures.add(pool.submit(() -> {
                probe.hold();
                probe.mark("ended");
            }));
            probe.awaitHeld();
            for (int i = 0; i < 5; i++) {
                futures.add(pool.submit(() -> probe.mark("ran")));
            }
            pool.shutdown(ShutdownMode.CANCEL_PENDING);
            assertTrue(futures.stream().allMatch(Future::isCancelled));
            probe.release();
            probe.awaitMark("ended");
        }
        assertEquals(0, probe.count("ran"));
    }
}
