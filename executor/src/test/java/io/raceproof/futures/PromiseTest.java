package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromiseTest {
    private final Promise<String> promise = new Promise<>();

    @Test
    void the_future_is_always_the_same_object() {
        assertSame(promise.future(), promise.future());
    }

    @Test
    void a_promise_may_be_completed_without_being_started() throws Exception {
        promise.complete("value");
        assertEquals("value", promise.future().result());
    }

    @Test
    void a_started_promise_is_running_and_can_be_completed() throws Exception {
        assertTrue(promise.tryStart());
        assertTrue(promise.future().isRunning());
        assertTrue(promise.tryComplete("value"));
        assertEquals("value", promise.future().result());
    }

    @Test
    void a_cancelled_promise_is_not_started() {
        promise.future().cancel();
        assertFalse(promise.tryStart());
    }

    @Test
    void a_second_start_is_refused_with_the_state() {
        promise.tryStart();
        assertEquals(
                "a promise is started once, and before it is completed: " + promise.future(),
                Thrown.message(InvalidStateException.class, promise::tryStart));
    }

    @Test
    void a_second_completion_is_refused_with_the_state() {
        promise.complete("value");
        String reason = "a promise is completed once: " + promise.future();
        assertTrue(reason.endsWith("[SUCCEEDED, returned java.lang.String]"));
        assertEquals(reason, Thrown.message(InvalidStateException.class, () -> promise.complete("other")));
        assertEquals(reason, Thrown.message(InvalidStateException.class, () -> promise.fail(new Error())));
    }

    @Test
    @SuppressWarnings("NullAway")
    void a_failure_needs_a_throwable() {
        assertEquals(
                "cause is null: a failure needs a throwable",
                Thrown.message(NullPointerException.class, () -> promise.fail(null)));
        assertThrows(NullPointerException.class, () -> promise.tryFail(null));
        assertFalse(promise.future().isDone());
    }

    @Test
    void callbacks_run_in_the_completing_thread() {
        List<Thread> threads = new ArrayList<>();
        promise.future().whenDone(f -> threads.add(Thread.currentThread()));
        promise.complete("value");
        assertEquals(List.of(Thread.currentThread()), threads);
    }

    @Test
    void callbacks_may_complete_and_cancel_other_promises() {
        Promise<String> second = new Promise<>();
        Promise<String> third = new Promise<>();
        promise.future().whenDone(f -> second.complete(f.resultNow() + "!"));
        second.future().whenDone(f -> third.future().cancel());
        promise.complete("value");
        assertEquals("value!", second.future().resultNow());
        assertTrue(third.future().isCancelled());
    }

    @Test
    void a_future_as_a_result_is_not_flattened() throws Exception {
        Promise<Future<String>> outer = new Promise<>();
        outer.complete(promise.future());
        assertSame(promise.future(), outer.future().result());
    }

    /** The wake-up for the first wait comes while a callback runs that waits itself, and takes it. */
    @Test
    void a_callback_that_waits_goes_on_with_what_a_queued_callback_has_brought_before_another_one_waited()
            throws Exception {
        Promise<Integer> queued = new Promise<>();
        Promise<Integer> awaited = new Promise<>();
        Promise<Integer> other = new Promise<>();
        queued.future()
                .whenDone(done -> awaited.complete(1))
                .whenDone(done -> other.future().join());
        List<Integer> seen = new ArrayList<>();
        promise.future().whenDone(done -> {
            queued.complete(0);
            seen.add(awaited.future().join());
        });
        Other<List<Integer>> caller = Other.does(() -> {
            promise.complete("value");
            return seen;
        });
        caller.awaitBlocked();
        other.complete(2);
        assertEquals(List.of(1), caller.end());
    }
}
