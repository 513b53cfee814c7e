package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.raceproof.futures.internal.future.Waiters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done stays as it is, and what runs is left alone, whatever is called. */
class TerminalStateTest {
    private final IllegalStateException reason = new IllegalStateException("reason");

    private final Promise<String> promise = new Promise<>();
    private final Future<String> future = promise.future();

    private void bringTo(Future.Status status) {
        switch (status) {
            case PENDING -> {}
            case RUNNING -> promise.tryStart();
            case SUCCEEDED -> promise.complete("value");
            case FAILED -> promise.fail(reason);
            case CANCELLED -> future.cancel();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Future.Status.class,
            names = {"SUCCEEDED", "FAILED", "CANCELLED"})
    void no_call_changes_a_future_that_is_done(Future.Status status) throws Exception {
        bringTo(status);
        for (int round = 0; round < 2; round++) {
            boolean cancelled = status == Future.Status.CANCELLED;
            assertEquals(cancelled, future.cancel());
            assertEquals(cancelled, future.cancel(false));
            assertEquals(cancelled, future.cancel(true));
            assertThrows(InvalidStateException.class, () -> promise.complete("other"));
            assertThrows(InvalidStateException.class, () -> promise.fail(new RuntimeException("other")));
            assertFalse(promise.tryComplete("other"));
            assertFalse(promise.tryComplete("value"));
            assertFalse(promise.tryFail(new RuntimeException("other")));
            if (cancelled) {
                assertFalse(promise.tryStart());
            } else {
                assertThrows(InvalidStateException.class, promise::tryStart);
            }
            askInVain();
            future.toCompletableFuture().obtrudeValue("other");
            CompletableFuture<String> copy = future.toCompletableFuture();
            copy.cancel(true);
            copy.complete("other");
            List<Future<String>> called = new ArrayList<>();
            future.whenDone(called::add);
            assertEquals(List.of(future), called);
            assertEquals(0, Waiters.count(future));
            assertIs(status);
        }
    }

    /** Everything that waits, with every kind of limit. */
    private void askInVain() throws Exception {
        for (Duration limit : Tasks.NONE) {
            ignore(() -> future.result(limit));
            ignore(() -> future.exception(limit));
            Futures.await(List.of(future), ReturnWhen.ALL_COMPLETED, limit);
            Futures.asCompleted(List.of(future), limit).close();
        }
        for (long limit : new long[] {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE}) {
            ignore(() -> future.get(limit, TimeUnit.NANOSECONDS));
        }
        ignore(future::get);
        ignore(future::resultNow);
        ignore(future::exceptionNow);
    }

    private static void ignore(ThrowingSupplier<?> call) {
        try {
            call.get();
        } catch (Throwable expected) {
            // what it throws is checked elsewhere; here, that it changes nothing
        }
    }

    private void assertIs(Future.Status status) throws Exception {
        assertEquals(status, future.status());
        assertEquals(true, future.isDone());
        assertEquals(false, future.isRunning());
        assertEquals(status == Future.Status.CANCELLED, future.isCancelled());
        switch (status) {
            case SUCCEEDED -> assertEquals("value", future.result());
            case FAILED -> assertSame(reason, Thrown.cause(CompletionException.class, future::result));
            default -> assertThrows(CancellationException.class, future::result);
        }
    }

    @Test
    void no_call_but_the_runners_and_cancel_true_changes_a_running_future() throws Exception {
        bringTo(Future.Status.RUNNING);
        assertThrows(InvalidStateException.class, promise::tryStart);
        assertFalse(future.cancel());
        assertFalse(future.cancel(false));
        assertThrows(TimeoutException.class, () -> future.result(Duration.ZERO));
        assertThrows(TimeoutException.class, () -> future.get(Long.MIN_VALUE, TimeUnit.DAYS));
        assertThrows(IllegalStateException.class, future::resultNow);
        assertThrows(IllegalStateException.class, future::exceptionNow);
        future.toCompletableFuture().cancel(true);
        assertEquals(Future.Status.RUNNING, future.status());
        promise.complete("value");
        assertIs(Future.Status.SUCCEEDED);
    }

    @Test
    void cancel_true_ends_a_running_promise() throws Exception {
        bringTo(Future.Status.RUNNING);
        assertEquals(true, future.cancel(true));
        assertFalse(promise.tryComplete("value"));
        assertIs(Future.Status.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Future.Status.class,
            names = {"PENDING", "RUNNING"})
    void of_many_completions_at_once_exactly_one_wins(Future.Status start) throws Exception {
        for (int round = 0; round < 300; round++) {
            Promise<Integer> contested = new Promise<>();
            if (start == Future.Status.RUNNING) {
                contested.tryStart();
            }
            List<Future.Status> callbacks = new CopyOnWriteArrayList<>();
            contested.future().whenDone(f -> callbacks.add(f.status()));
            CyclicBarrier barrier = new CyclicBarrier(3);
            List<Other<Boolean>> attackers = List.of(
                    Other.does(() -> barrier.await() >= 0 && contested.tryComplete(1)),
                    Other.does(() -> barrier.await() >= 0 && contested.tryFail(reason)),
                    Other.does(() -> barrier.await() >= 0 && contested.future().cancel(true)));
            int winners = 0;
            for (Other<Boolean> attacker : attackers) {
                winners += attacker.end() ? 1 : 0;
            }
            assertEquals(1, winners);
            assertEquals(List.of(contested.future().status()), callbacks);
        }
    }
}
