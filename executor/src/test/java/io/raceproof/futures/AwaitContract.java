package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.future.Waiters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, part seven: waiting for several futures. */
interface AwaitContract extends PoolSource {

    /** A future nobody completes yet. */
    private static Future<Integer> pending() {
        return new Promise<Integer>().future();
    }

    @Test
    default void all_completed_waits_for_every_kind_of_end(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> held = Tasks.occupy(pool, probe);
            Future<Integer> failed = pool.submit(() -> Tasks.failWith("no luck"));
            Future<Integer> cancelled = pool.submit(() -> 1);
            cancelled.cancel();
            List<Future<Integer>> all = List.of(held, failed, cancelled);
            Other<DoneAndNotDone<Future<Integer>>> other = Other.does(() -> Futures.await(all));
            other.awaitBlocked();
            probe.release();
            DoneAndNotDone<Future<Integer>> seen = other.end();
            assertEquals(all, List.copyOf(seen.done()));
            assertEquals(Set.of(), seen.notDone());
        }
    }

    @Test
    default void first_completed_returns_at_the_first_end_of_any_kind(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> held = Tasks.occupy(pool, probe);
            Future<Integer> behind = pending();
            Other<DoneAndNotDone<Future<Integer>>> other =
                    Other.does(() -> Futures.await(List.of(behind, held), ReturnWhen.FIRST_COMPLETED));
            other.awaitBlocked();
            probe.release();
            assertEquals(Set.of(held), other.end().done());
            assertEquals(0, Waiters.count(behind));

            Future<Integer> cancelled = pending();
            cancelled.cancel();
            var seen = Futures.await(List.of(behind, cancelled, held), ReturnWhen.FIRST_COMPLETED);
            assertEquals(List.of(cancelled, held), List.copyOf(seen.done()));
            assertEquals(Set.of(behind), seen.notDone());
        }
    }

    @Test
    default void first_exception_returns_at_the_first_failure(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> held = Tasks.occupy(pool, probe);
            Future<Integer> failing = pool.submit(() -> Tasks.failWith("no luck"));
            Future<Integer> behind = pending();
            Other<DoneAndNotDone<Future<Integer>>> other =
                    Other.does(() -> Futures.await(List.of(behind, held, failing), ReturnWhen.FIRST_EXCEPTION));
            other.awaitBlocked();
            probe.release();
            assertEquals(Set.of(behind), other.end().notDone());
            assertEquals(0, Waiters.count(behind));
        }
    }

    @Test
    default void first_exception_does_not_count_a_cancellation(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> held = Tasks.occupy(pool, probe);
            Future<Integer> cancelled = pool.submit(() -> 1);
            List<Future<Integer>> both = List.of(held, cancelled);
            Other<DoneAndNotDone<Future<Integer>>> other =
                    Other.does(() -> Futures.await(both, ReturnWhen.FIRST_EXCEPTION));
            other.awaitBlocked();
            cancelled.cancel();
            other.awaitBlocked();
            probe.release();
            assertEquals(both, List.copyOf(other.end().done()));
        }
    }

    @Test
    default void a_failure_before_the_call_ends_first_exception_at_once() throws Exception {
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> failed = pool.submit(() -> Tasks.failWith("no luck"));
            failed.exception();
            Future<Integer> behind = pending();
            var seen = Futures.await(List.of(behind, failed), ReturnWhen.FIRST_EXCEPTION);
            assertEquals(Set.of(failed), seen.done());
            assertEquals(Set.of(behind), seen.notDone());
        }
    }

    @Test
    default void a_time_out_is_no_error_and_leaves_nothing_behind() throws Exception {
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> done = pool.submit(() -> 1);
            done.result();
            Future<Integer> behind = pending();
            for (ReturnWhen when : List.of(ReturnWhen.ALL_COMPLETED, ReturnWhen.FIRST_EXCEPTION)) {
                for (Duration limit : List.of(Duration.ofMillis(2), Duration.ZERO, Duration.ofSeconds(-5))) {
                    var seen = Futures.await(List.of(done, behind), when, limit);
                    assertEquals(Set.of(done), seen.done());
                    assertEquals(Set.of(behind), seen.notDone());
                    assertEquals(0, Waiters.count(behind));
                }
            }
        }
    }

    @Test
    default void a_huge_time_limit_waits_for_the_futures() throws Exception {
        try (PoolExecutor pool = newPool(1)) {
            for (Duration huge : Tasks.HUGE) {
                Future<Integer> future = pool.submit(() -> 1);
                assertEquals(
                        Set.of(future),
                        Futures.await(List.of(future), ReturnWhen.ALL_COMPLETED, huge)
                                .done());
            }
        }
    }

    @Test
    default void a_future_given_twice_is_returned_once(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> future = Tasks.occupy(pool, probe);
            Future<Integer> other = pool.submit(() -> 2);
            Other<DoneAndNotDone<Future<Integer>>> waiting =
                    Other.does(() -> Futures.await(List.of(future, future, other, future)));
            waiting.awaitBlocked();
            probe.release();
            assertEquals(List.of(future, other), List.copyOf(waiting.end().done()));
        }
    }

    @Test
    default void a_pending_future_given_twice_is_returned_once(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> done = pool.submit(() -> 1);
            done.result();
            Future<Integer> held = Tasks.occupy(pool, probe);
            List<Future<Integer>> twice = List.of(held, done, held, done);
            for (ReturnWhen when : ReturnWhen.values()) {
                var seen = Futures.await(twice, when, Duration.ZERO);
                assertEquals(List.of(done), List.copyOf(seen.done()));
                assertEquals(List.of(held), List.copyOf(seen.notDone()));
            }
            probe.release();
        }
    }

    @Test
    default void awaiting_nothing_returns_at_once() throws Exception {
        for (ReturnWhen when : ReturnWhen.values()) {
            var seen = Futures.await(List.<Future<?>>of(), when);
            assertTrue(seen.done().isEmpty());
            assertTrue(seen.notDone().isEmpty());
        }
    }

    @Test
    default void the_two_sets_cannot_be_changed() throws Exception {
        Future<Integer> future = pending();
        var seen = Futures.await(List.of(future), ReturnWhen.ALL_COMPLETED, Duration.ZERO);
        assertThrows(UnsupportedOperationException.class, seen.notDone()::clear);
        assertThrows(UnsupportedOperationException.class, () -> seen.done().add(future));
    }

    @Test
    @SuppressWarnings("NullAway")
    default void a_null_argument_of_await_is_refused_with_a_reason() {
        List<Future<?>> withNull = Arrays.asList(pending(), pending(), null);
        List<Future<?>> none = List.of();
        assertReason("the future at index 2 is null", () -> Futures.await(withNull));
        assertReason("futures is null", () -> Futures.await(null));
        assertReason("returnWhen is null", () -> Futures.await(none, null));
        assertReason(
                "timeout is null: leave it out to wait forever",
                () -> Futures.await(none, ReturnWhen.ALL_COMPLETED, null));
    }

    private static void assertReason(String message, org.junit.jupiter.api.function.Executable call) {
        assertEquals(message, Thrown.message(NullPointerException.class, call));
    }
}
