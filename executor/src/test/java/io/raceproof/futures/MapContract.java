package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, part five: map over the whole input. */
interface MapContract extends PoolSource {

    /** What is left of an iteration. */
    static <R> List<R> rest(Iterable<R> results) {
        List<R> list = new ArrayList<>();
        results.forEach(list::add);
        return list;
    }

    @Test
    default void map_gives_the_results_in_the_order_of_the_input() {
        try (PoolExecutor pool = newPool(2)) {
            assertEquals(List.of(1, 4, 9, 16, 25), rest(pool.map(Tasks::square, List.of(1, 2, 3, 4, 5))));
        }
    }

    @Test
    default void map_keeps_the_order_when_the_first_finishes_last(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(2)) {
            TaskFunction<Integer, Integer> firstWaitsForLast = x -> {
                if (x == 1) {
                    probe.awaitMark("last");
                }
                if (x == 3) {
                    probe.mark("last");
                }
                return Tasks.square(x);
            };
            assertEquals(List.of(1, 4, 9), rest(pool.map(firstWaitsForLast, List.of(1, 2, 3))));
        }
    }

    @Test
    default void map_over_two_inputs_ends_with_the_shorter() {
        try (PoolExecutor pool = newPool(2)) {
            assertEquals(List.of(11, 22), rest(pool.map(Integer::sum, List.of(1, 2, 3), List.of(10, 20))));
            assertEquals(List.of(11, 22), rest(pool.map(Integer::sum, List.of(1, 2), List.of(10, 20, 30))));
            assertEquals(List.of(), rest(pool.map(Integer::sum, List.<Integer>of(), List.of(10))));
        }
    }

    @Test
    default void map_over_nothing_is_empty() {
        try (PoolExecutor pool = newPool(1)) {
            Results<Integer> results = pool.map(Tasks::square, List.<Integer>of());
            assertFalse(results.hasNext());
            assertEquals(
                    "all results have been handed out",
                    assertThrows(NoSuchElementException.class, results::next).getMessage());
        }
    }

    @Test
    default void null_items_and_null_results_pass_through() {
        try (PoolExecutor pool = newPool(1)) {
            TaskFunction<String, String> same = x -> x;
            List<String> items = Arrays.asList("a", null, "b");
            assertEquals(items, rest(pool.map(same, items)));
        }
    }

    @Test
    default void map_submits_everything_even_if_nobody_iterates(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(2)) {
            Results<Integer> results = pool.map(
                    x -> {
                        probe.mark("ran");
                        return x;
                    },
                    List.of(1, 2, 3));
            probe.awaitMarks("ran", 3);
            assertTrue(results.hasNext());
        }
    }

    @Test
    default void results_are_an_iterator_an_iterable_and_a_stream() {
        try (PoolExecutor pool = newPool(2)) {
            Results<Integer> results = pool.map(Tasks::square, List.of(1, 2, 3));
            assertEquals(1, results.next());
            for (int result : results) {
                assertEquals(4, result);
                break;
            }
            assertEquals(List.of(9), results.stream().toList());
        }
    }

    @Test
    default void a_failure_comes_at_its_position_and_the_rest_is_cancelled(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            TaskFunction<Integer, Integer> second = x -> {
                if (x == 3) {
                    probe.hold();
                }
                if (x > 3) {
                    probe.mark("ran");
                }
                return Tasks.squareUnless(2, x);
            };
            Results<Integer> results = pool.map(second, List.of(1, 2, 3, 4, 5));
            probe.awaitHeld(); // the third is running when the second is asked for
            assertEquals(1, results.next());
            Throwable cause = Thrown.cause(CompletionException.class, results::next);
            assertInstanceOf(IllegalStateException.class, cause);
            assertEquals("no 2", cause.getMessage());
            assertFalse(results.hasNext());
            assertThrows(NoSuchElementException.class, results::next);
            probe.release();
        }
        assertEquals(0, probe.count("ran"));
    }

    @Test
    default void closing_cancels_what_has_not_started(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            TaskFunction<Integer, Integer> held = x -> {
                probe.mark("ran");
                return Tasks.heldSquare(probe, x);
            };
            Results<Integer> results = pool.map(held, List.of(1, 2, 3));
            probe.awaitHeld();
            results.close();
            results.close();
            assertFalse(results.hasNext());
            probe.release();
        }
        assertEquals(1, probe.count("ran"));
    }

    @Test
    default void closing_the_stream_cancels_too(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Tasks.occupy(pool, probe);
            try (var stream = pool.map(x -> mark(probe, x), List.of(1, 2, 3)).stream()) {
                assertFalse(stream.isParallel());
            }
            probe.release();
        }
        assertEquals(0, probe.count("ran"));
    }

    /** Marks "ran" and returns x. */
    static int mark(Probe probe, int x) throws Exception {
        probe.mark("ran", x);
        return x;
    }

    @Test
    default void an_input_that_throws_ends_the_call_and_cancels_what_was_submitted(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        Iterable<Integer> broken = () -> IntStream.range(0, 5)
                .map(i -> i < 3 ? i : Tasks.failWith("input"))
                .iterator();
        try (PoolExecutor pool = newPool(1)) {
            Tasks.occupy(pool, probe);
            Exception thrown = assertThrows(IllegalStateException.class, () -> pool.map(x -> mark(probe, x), broken));
            assertEquals("input", thrown.getMessage());
            probe.release();
        }
        assertEquals(0, probe.count("ran"));
    }

    @Test
    default void an_error_of_the_input_cancels_what_was_submitted_too(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        Iterator<Integer> items = List.of(1, 2, 3).iterator();
        Iterable<Integer> broken = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                if (items.hasNext()) {
                    return items.next();
                }
                throw new AssertionError("input");
            }
        };
        try (PoolExecutor pool = newPool(1)) {
            Tasks.occupy(pool, probe);
            Throwable thrown = assertThrows(AssertionError.class, () -> pool.map(x -> mark(probe, x), broken));
            assertEquals("input", thrown.getMessage());
            probe.release();
        }
        assertEquals(0, probe.count("ran"));
    }

    @Test
    default void a_time_limit_that_passes_cancels_the_rest(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Tasks.occupy(pool, probe);
            Results<Integer> results = pool.map(
                    x -> mark(probe, x), List.of(1, 2, 3), MapOptions.defaults().timeout(Duration.ofMillis(2)));
            Exception thrown = assertThrows(FutureTimeoutException.class, results::next);
            assertEquals("timed out waiting for the next result; 3 submitted results are left", thrown.getMessage());
            assertFalse(results.hasNext());
            probe.release();
        }
        assertEquals(0, probe.count("ran"));
    }

    @Test
    default void a_time_limit_of_zero_or_less_hands_out_what_is_ready(@TempDir Path dir) throws Exception {
        for (Duration none : Tasks.NONE) {
            Probe probe = Probe.in(Files.createTempDirectory(dir, "none"));
            try (PoolExecutor pool = newPool(1)) {
                Results<Integer> results = pool.map(
                        x -> x == 3 ? Tasks.heldSquare(probe, x) : Tasks.square(x),
                        List.of(1, 2, 3),
                        MapOptions.defaults().timeout(none));
                probe.awaitHeld();
                assertEquals(1, results.next());
                assertEquals(4, results.next());
                assertThrows(FutureTimeoutException.class, results::next);
                probe.release();
            }
        }
    }

    @Test
    default void a_huge_time_limit_waits() {
        try (PoolExecutor pool = newPool(1)) {
            for (Duration huge : Tasks.HUGE) {
                MapOptions options = MapOptions.defaults().timeout(huge);
                assertEquals(List.of(1, 4), rest(pool.map(Tasks::square, List.of(1, 2), options)));
                assertEquals(List.of(3), rest(pool.map(Integer::sum, List.of(1), List.of(2), options)));
            }
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    default void a_null_argument_of_map_is_refused_with_a_reason() {
        try (PoolExecutor pool = newPool(1)) {
            List<Integer> items = Collections.emptyList();
            TaskFunction<Integer, Integer> none = null;
            TaskBiFunction<Integer, Integer, Integer> noneOfTwo = null;
            assertReason("fn is null: map needs a function", () -> pool.map(none, items));
            assertReason("fn is null: map needs a function", () -> pool.map(noneOfTwo, items, items));
            assertReason("items is null: map needs an input", () -> pool.map(Tasks::square, (List<Integer>) null));
            assertReason("first is null: map needs an input", () -> pool.map(Integer::sum, null, items));
            assertReason(
                    "second is null: map needs an input",
                    () -> pool.map(Integer::sum, items, (Iterable<Integer>) null));
            assertReason(
                    "options is null: use MapOptions.defaults()",
                    () -> pool.map(Tasks::square, items, (MapOptions) null));
        }
    }

    private static void assertReason(String message, org.junit.jupiter.api.function.Executable call) {
        assertEquals(message, Thrown.message(NullPointerException.class, call));
    }
}
