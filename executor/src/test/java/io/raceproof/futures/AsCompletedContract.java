package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.raceproof.futures.internal.future.Waiters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, part eight: futures as they are done. */
interface AsCompletedContract extends PoolSource {

    @Test
    default void completed_ones_come_first_in_the_order_of_the_input(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> one = pool.submit(() -> 1);
            Future<Integer> failed = pool.submit(() -> Tasks.failWith("no luck"));
            Future<Integer> three = pool.submit(() -> 3);
            three.result();
            Future<Integer> held = Tasks.occupy(pool, probe);
            Future<Integer> cancelled = pool.submit(() -> 1);
            cancelled.cancel();
            Completions<Future<Integer>> completions =
                    Futures.asCompleted(List.of(held, cancelled, three, failed, one));
            assertSame(cancelled, completions.next());
            assertSame(three, completions.next());
            assertSame(failed, completions.next());
            assertSame(one, completions.next());
            probe.release();
            assertSame(held, completions.next());
            assertFalse(completions.hasNext());
        }
    }

    @Test
    default void the_others_come_in_the_order_of_completion(@TempDir Path dir) throws Exception {
        Probe first = Probe.in(Files.createDirectory(dir.resolve("first")));
        Probe second = Probe.in(Files.createDirectory(dir.resolve("second")));
        try (PoolExecutor pool = newPool(2)) {
            Future<Integer> one = Tasks.occupy(pool, first);
            Future<Integer> two = Tasks.occupy(pool, second);
            Future<Integer> pending = pool.submit(() -> 3);
            Completions<Future<Integer>> completions = Futures.asCompleted(List.of(one, two, pending));
            pending.cancel();
            second.release();
            two.result();
            first.release();
            assertSame(pending, completions.next());
            assertSame(two, completions.next());
            assertSame(one, completions.next());
        }
    }

    @Test
    default void a_failure_harms_no_other_future() throws Exception {
        try (PoolExecutor pool = newPool(2)) {
            List<Future<Integer>> futures = List.of(1, 2, 3, 4).stream()
                    .map(x -> pool.submit(() -> Tasks.squareUnless(3, x)))
                    .toList();
            int sum = 0;
            int failures = 0;
            for (Future<Integer> future : Futures.asCompleted(futures)) {
                if (future.exception().isPresent()) {
                    failures++;
                } else {
                    sum += future.result();
                }
            }
            assertEquals(1, failures);
            assertEquals(1 + 4 + 16, sum);
        }
    }

    @Test
    default void each_future_comes_once(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> done = pool.submit(() -> 1);
            done.result();
            Future<Integer> held = Tasks.occupy(pool, probe);
            Completions<Future<Integer>> completions = Futures.asCompleted(List.of(held, done, held, done));
            probe.release();
            assertEquals(List.of(done, held), completions.stream().toList());
            assertThrows(NoSuchElementException.class, completions::next);
        }
    }

    @Test
    default void a_time_out_says_how_many_are_unfinished(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> done = pool.submit(() -> 1);
            done.result();
            Future<Integer> held = Tasks.occupy(pool, probe);
            Future<Integer> behind = pool.submit(() -> 2);
            for (Duration limit : List.of(Duration.ofMillis(2), Duration.ZERO, Duration.ofSeconds(-5))) {
                Completions<Future<Integer>> completions = Futures.asCompleted(List.of(behind, done, held), limit);
                assertSame(done, completions.next());
                Exception thrown = assertThrows(FutureTimeoutException.class, completions::next);
                assertEquals("2 (of 3) futures unfinished", thrown.getMessage());
                assertFalse(completions.hasNext());
                assertEquals(0, Waiters.count(held));
                assertEquals(0, Waiters.count(behind));
            }
            probe.release();
        }
    }

    @Test
    default void a_huge_time_limit_waits_for_every_future() throws Exception {
        try (PoolExecutor pool = newPool(1)) {
            for (Duration huge : Tasks.HUGE) {
                Future<Integer> future = pool.submit(() -> 1);
                assertEquals(
                        List.of(future),
                        Futures.asCompleted(List.of(future), huge).stream().toList());
            }
        }
    }

    @Test
    default void leaving_early_takes_the_registrations_back(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Future<Integer> done = pool.submit(() -> 1);
            done.result();
            Future<Integer> held = Tasks.occupy(pool, probe);
            Future<Integer> behind = pool.submit(() -> 2);
            Completions<Future<Integer>> completions = Futures.asCompleted(List.of(held, behind, done));
            assertSame(done, completions.next());
            assertEquals(1, Waiters.count(held));
            assertEquals(1, Waiters.count(behind));
            completions.close();
            assertEquals(0, Waiters.count(held));
            assertEquals(0, Waiters.count(behind));
            assertFalse(completions.hasNext());
            assertThrows(NoSuchElementException.class, completions::next);
            probe.release();
        }
    }

    @Test
    default void as_completed_of_nothing_is_empty() {
        try (Completions<Future<?>> completions = Futures.asCompleted(List.of())) {
            assertFalse(completions.hasNext());
            assertEquals(
                    "all futures have been handed out",
                    assertThrows(NoSuchElementException.class, completions::next)
                            .getMessage());
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    default void a_null_argument_of_as_completed_is_refused_with_a_reason() {
        List<Future<?>> withNull = Arrays.asList(new Promise<Integer>().future(), null);
        Exception element = assertThrows(NullPointerException.class, () -> Futures.asCompleted(withNull));
        assertEquals("the future at index 1 is null", element.getMessage());
        Exception all = assertThrows(NullPointerException.class, () -> Futures.asCompleted(null));
        assertEquals("futures is null", all.getMessage());
        Exception limit = assertThrows(NullPointerException.class, () -> Futures.asCompleted(List.of(), null));
        assertEquals("timeout is null: leave it out to wait forever", limit.getMessage());
    }
}
