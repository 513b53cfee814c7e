package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.future.Waiters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, part two: how a future is asked. */
interface FutureContract extends PoolSource {

    @Test
    default void every_way_of_asking_gives_the_same_result() throws Exception {
        try (PoolExecutor pool = newPool(1)) {
            Future<String> future = pool.submit(() -> "value");
            assertEquals("value", future.result());
            assertEquals("value", future.result(Duration.ZERO));
            assertEquals("value", future.join());
            assertEquals("value", future.get());
            assertEquals("value", future.get(0, TimeUnit.SECONDS));
            assertEquals("value", future.resultNow());
            assertEquals(Optional.empty(), future.exception());
            assertEquals(Optional.empty(), future.exception(Duration.ZERO));
        }
    }

    @Test
    default void every_way_of_asking_gives_the_same_failure_object() throws Exception {
        try (PoolExecutor pool = newPool(1)) {
            Future<?> future = pool.submit(() -> Tasks.failWith("no luck"));
            Throwable cause = future.exception().orElseThrow();
            assertSame(cause, future.exception(Duration.ZERO).orElseThrow());
            assertSame(cause, future.exceptionNow());
            assertSame(cause, Thrown.cause(CompletionException.class, future::result));
            assertSame(cause, Thrown.cause(CompletionException.class, () -> future.result(Duration.ZERO)));
            assertSame(cause, Thrown.cause(CompletionException.class, future::join));
            assertSame(cause, Thrown.cause(ExecutionException.class, future::get));
            assertSame(cause, Thrown.cause(ExecutionException.class, () -> future.get(0, TimeUnit.SECONDS)));
        }
    }

    @Test
    default void each_asker_gets_an_exception_of_its_own() throws Exception {
        try (PoolExecutor pool = newPool(1)) {
            Future<?> future = pool.submit(() -> Tasks.failWith("no luck"));
            Throwable first = assertThrows(CompletionException.class, future::result);
            Throwable second = assertThrows(CompletionException.class, future::result);
            assertTrue(first != second);
        }
    }

    @Test
    default void a_future_goes_from_pending_to_running_to_done(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        Probe second = Probe.in(Files.createDirectory(dir.resolve("second")));
        try (PoolExecutor pool = newPool(1)) {
            Tasks.occupy(pool, probe);
            Future<Integer> future = pool.submit(() -> Tasks.heldSquare(second, 7));
            assertEquals(Future.Status.PENDING, future.status());
            assertFalse(future.isRunning());
            assertFalse(future.isDone());
            probe.release();
            second.awaitHeld();
            assertEquals(Future.Status.RUNNING, future.status());
            assertTrue(future.isRunning());
            assertFalse(future.isDone());
            second.release();
            assertEquals(49, future.result());
            assertEquals(Future.Status.SUCCEEDED, future.status());
            assertFalse(future.isRunning());
            assertTrue(future.isDone());
            assertFalse(future.isCancelled());
        }
    }

    @Test
    default void a_time_limit_of_zero_or_less_only_looks(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> running = Tasks.occupy(pool, probe);
            Future<Integer> pending = pool.submit(() -> 1);
            for (Duration none : Tasks.NONE) {
                for (Future<Integer> future : List.of(running, pending)) {
                    assertThrows(TimeoutException.class, () -> future.result(none));
                    assertThrows(TimeoutException.class, () -> future.exception(none));
                }
            }
            assertEquals(0, Waiters.count(running));
            probe.release();
            assertEquals(1, pending.result());
        }
    }

    @Test
    default void a_time_out_changes_nothing_and_leaves_nothing_behind(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> future = Tasks.occupy(pool, probe);
            assertThrows(TimeoutException.class, () -> future.result(Duration.ofMillis(2)));
            assertThrows(TimeoutException.class, () -> future.exception(Duration.ofMillis(2)));
            assertThrows(TimeoutException.class, () -> future.get(2, TimeUnit.MILLISECONDS));
            assertEquals(Future.Status.RUNNING, future.status());
            assertEquals(0, Waiters.count(future));
            probe.release();
            assertEquals(1, future.result());
        }
    }

    @Test
    default void a_huge_time_limit_waits_for_the_result(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> future = Tasks.occupy(pool, probe);
            for (Duration huge : Tasks.HUGE) {
                Other<Integer> other = Other.does(() -> future.result(huge));
                other.awaitBlocked();
                Other<Optional<Throwable>> another = Other.does(() -> future.exception(huge));
                another.awaitBlocked();
            }
            Other<Integer> last = Other.does(() -> future.get(Long.MAX_VALUE, TimeUnit.NANOSECONDS));
            last.awaitBlocked();
            probe.release();
            assertEquals(1, last.end());
        }
    }

    @Test
    default void one_completion_wakes_every_waiter(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> future = Tasks.occupy(pool, probe);
            Other<Integer> one = Other.does(future::result).awaitBlocked();
            Other<Integer> two = Other.does(future::join).awaitBlocked();
            Other<Integer> three = Other.does(future::get).awaitBlocked();
            Other<Optional<Throwable>> four = Other.does(future::exception).awaitBlocked();
            probe.release();
            assertEquals(1, one.end());
            assertEquals(1, two.end());
            assertEquals(1, three.end());
            assertEquals(Optional.empty(), four.end());
        }
    }

    @Test
    default void the_text_form_names_the_state_and_never_the_value(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> held = Tasks.occupy(pool, probe);
            Future<String> value = pool.submit(() -> "secret");
            Future<Integer> failed = pool.submit(() -> Tasks.failWith("secret"));
            Future<Integer> cancelled = pool.submit(() -> 1);
            Future<?> nothing = pool.submit(() -> {});
            cancelled.cancel();
            assertTrue(held.toString().endsWith("[RUNNING]"), held::toString);
            assertTrue(value.toString().endsWith("[PENDING]"), value::toString);
            assertTrue(cancelled.toString().endsWith("[CANCELLED]"), cancelled::toString);
            probe.release();
            nothing.result();
            assertTrue(value.toString().endsWith("[SUCCEEDED, returned java.lang.String]"), value::toString);
            assertTrue(nothing.toString().endsWith("[SUCCEEDED, returned null]"), nothing::toString);
            assertTrue(
                    failed.toString().endsWith("[FAILED, raised java.lang.IllegalStateException]"), failed::toString);
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    default void a_null_time_limit_is_refused_with_a_reason() throws Exception {
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> future = pool.submit(() -> 1);
            Exception result = assertThrows(NullPointerException.class, () -> future.result(null));
            assertEquals("timeout is null: call result() to wait forever", result.getMessage());
            Exception exception = assertThrows(NullPointerException.class, () -> future.exception(null));
            assertEquals("timeout is null: call exception() to wait forever", exception.getMessage());
            Exception pools = assertThrows(NullPointerException.class, () -> pool.awaitTermination(null));
            assertEquals("timeout is null: close() waits forever", pools.getMessage());
        }
    }
}
