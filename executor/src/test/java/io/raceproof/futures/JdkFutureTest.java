package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.future.Waiters;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** The Javadoc of the JDK's Future, sentence by sentence. */
class JdkFutureTest {
    private final Exception reason = new Exception("reason");
    private final Promise<String> promise = new Promise<>();
    private final java.util.concurrent.Future<String> future = promise.future();

    @Test
    void get_waits_if_necessary_and_returns_the_result() throws Exception {
        Other<String> plain = Other.does(() -> future.get()).awaitBlocked();
        Other<String> limited =
                Other.does(() -> future.get(Probe.LIMIT, TimeUnit.SECONDS)).awaitBlocked();
        Other<String> longest = Other.does(() -> future.get(Long.MAX_VALUE, TimeUnit.NANOSECONDS))
                .awaitBlocked();
        Other<String> days =
                Other.does(() -> future.get(Long.MAX_VALUE, TimeUnit.DAYS)).awaitBlocked();
        promise.complete("value");
        assertEquals("value", plain.end());
        assertEquals("value", limited.end());
        assertEquals("value", longest.end());
        assertEquals("value", days.end());
    }

    @Test
    void get_throws_an_execution_exception_with_what_the_task_threw() {
        promise.fail(reason);
        assertSame(reason, Thrown.cause(ExecutionException.class, future::get));
        assertSame(reason, Thrown.cause(ExecutionException.class, () -> future.get(1, TimeUnit.DAYS)));
    }

    @Test
    void get_throws_a_cancellation_exception_if_cancelled() {
        future.cancel(false);
        assertThrows(CancellationException.class, future::get);
        assertThrows(CancellationException.class, () -> future.get(1, TimeUnit.DAYS));
    }

    @Test
    void get_throws_a_timeout_exception_for_every_limit_that_has_passed() {
        for (TimeUnit unit : TimeUnit.values()) {
            for (long limit : new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0}) {
                assertThrows(TimeoutException.class, () -> future.get(limit, unit));
            }
        }
        assertThrows(TimeoutException.class, () -> future.get(1, TimeUnit.NANOSECONDS));
        assertFalse(future.isDone());
    }

    @Test
    void a_limit_that_has_passed_still_gives_a_result_that_is_there() throws Exception {
        promise.complete("value");
        for (long limit : new long[] {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE}) {
            assertEquals("value", future.get(limit, TimeUnit.NANOSECONDS));
        }
    }

    @Test
    void an_interrupt_before_get_is_noticed_and_cleared() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, future::get);
        assertFalse(Thread.interrupted());
        for (long limit : new long[] {Long.MIN_VALUE, 0, 1, Long.MAX_VALUE}) {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> future.get(limit, TimeUnit.NANOSECONDS));
            assertFalse(Thread.interrupted());
        }
    }

    @Test
    void an_interrupt_while_waiting_ends_the_wait_and_leaves_nothing_behind() throws Exception {
        Other<String> plain = Other.does(() -> future.get()).awaitBlocked().interrupt();
        assertThrows(InterruptedException.class, plain::end);
        Other<String> limited =
                Other.does(() -> future.get(1, TimeUnit.DAYS)).awaitBlocked().interrupt();
        assertThrows(InterruptedException.class, limited::end);
        assertFalse(future.isDone());
        assertEquals(0, Waiters.count(promise.future()));
    }

    @Test
    void an_interrupted_thread_gets_a_result_that_is_there_and_stays_interrupted() throws Exception {
        promise.complete("value");
        Thread.currentThread().interrupt();
        assertEquals("value", future.get());
        assertEquals("value", future.get(0, TimeUnit.SECONDS));
        assertTrue(Thread.interrupted());
    }

    @Test
    void an_interrupt_does_not_end_join_and_is_kept() throws Exception {
        Other<Boolean> joiner = Other.does(() -> {
            String value = promise.future().join();
            return value.equals("value") && Thread.currentThread().isInterrupted();
        });
        joiner.awaitBlocked().interrupt();
        joiner.awaitBlocked();
        promise.complete("value");
        assertTrue(joiner.end());
    }

    @Test
    @SuppressWarnings("NullAway")
    void get_with_a_null_unit_is_refused() {
        assertThrows(NullPointerException.class, () -> future.get(1, null));
    }

    @Test
    void after_cancel_returns_is_done_and_is_cancelled_are_true() {
        assertTrue(future.cancel(true));
        assertTrue(future.isDone());
        assertTrue(future.isCancelled());
    }

    @Test
    void a_failed_cancel_leaves_the_result() throws Exception {
        promise.complete("value");
        assertFalse(future.cancel(true));
        assertTrue(future.isDone());
        assertFalse(future.isCancelled());
        assertEquals("value", future.get());
    }

    @Test
    void result_now_and_exception_now_tell_what_is_there_and_why_it_is_not() {
        Future<String> ours = promise.future();
        assertEquals(
                "the task is not done; wait with result()",
                Thrown.message(IllegalStateException.class, ours::resultNow));
        assertEquals(
                "the task is not done; wait with exception()",
                Thrown.message(IllegalStateException.class, ours::exceptionNow));
        promise.complete("value");
        assertEquals("value", ours.resultNow());
        assertEquals(
                "the task succeeded; ask resultNow() for its result",
                Thrown.message(IllegalStateException.class, ours::exceptionNow));

        Promise<String> failing = new Promise<>();
        failing.fail(reason);
        assertSame(reason, failing.future().exceptionNow());
        assertEquals(
                "the task failed; ask exceptionNow() for the reason",
                Thrown.message(IllegalStateException.class, failing.future()::resultNow));

        Future<String> cancelled = new Promise<String>().future();
        cancelled.cancel();
        assertEquals(
                "the task was cancelled and has no result",
                Thrown.message(IllegalStateException.class, cancelled::resultNow));
        assertEquals(
                "the task was cancelled and has no exception",
                Thrown.message(IllegalStateException.class, cancelled::exceptionNow));
    }

    @Test
    @SuppressWarnings("NullAway")
    void result_now_gives_a_null_result() {
        promise.complete("value");
        Promise<String> nothing = new Promise<>();
        nothing.tryComplete(null);
        assertNull(nothing.future().resultNow());
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_19, disabledReason = "Future.state() came with JDK 19")
    void state_reports_running_until_done() throws Exception {
        assertEquals("RUNNING", state(future));
        promise.tryStart();
        assertEquals("RUNNING", state(future));
        promise.complete("value");
        assertEquals("SUCCESS", state(future));
        Promise<String> failing = new Promise<>();
        failing.fail(reason);
        assertEquals("FAILED", state(failing.future()));
        Future<String> cancelled = new Promise<String>().future();
        cancelled.cancel();
        assertEquals("CANCELLED", state(cancelled));
    }

    private static String state(java.util.concurrent.Future<?> future) throws Exception {
        return java.util.concurrent.Future.class
                .getMethod("state")
                .invoke(future)
                .toString();
    }
}
