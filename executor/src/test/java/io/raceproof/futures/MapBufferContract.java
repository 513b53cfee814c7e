package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, part six: map with a look-ahead limit. */
interface MapBufferContract extends PoolSource {

    /** 1, 2, 3, … without an end, and how many of them were taken. */
    @SuppressWarnings("IterableAndIterator") // taken once
    final class Numbers implements Iterable<Integer>, Iterator<Integer> {
        private int taken;

        int taken() {
            return taken;
        }

        @Override
        public Iterator<Integer> iterator() {
            return this;
        }

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public Integer next() {
            return ++taken;
        }
    }

    @Test
    default void a_buffer_takes_never_more_than_its_size_ahead() {
        for (int size : new int[] {1, 2, 3, 10}) {
            Numbers numbers = new Numbers();
            try (PoolExecutor pool = newPool(2);
                    Results<Integer> results = pool.map(
                            Tasks::square, numbers, MapOptions.defaults().buffer(size))) {
                assertEquals(size, numbers.taken());
                for (int handedOut = 1; handedOut <= 30; handedOut++) {
                    assertTrue(results.hasNext());
                    assertEquals(handedOut * handedOut, results.next());
                    assertEquals(handedOut + size, numbers.taken());
                }
            }
        }
    }

    @Test
    default void a_buffer_larger_than_the_input_changes_nothing() {
        try (PoolExecutor pool = newPool(2)) {
            for (int size : new int[] {5, 6, Integer.MAX_VALUE}) {
                MapOptions options = MapOptions.defaults().buffer(size);
                assertEquals(
                        List.of(1, 4, 9, 16, 25),
                        MapContract.rest(pool.map(Tasks::square, List.of(1, 2, 3, 4, 5), options)));
                assertEquals(
                        List.of(11, 22),
                        MapContract.rest(pool.map(Integer::sum, List.of(1, 2, 3), List.of(10, 20), options)));
            }
        }
    }

    @Test
    default void a_buffered_map_takes_nothing_more_once_it_is_closed() {
        Numbers numbers = new Numbers();
        try (PoolExecutor pool = newPool(1)) {
            Results<Integer> results =
                    pool.map(Tasks::square, numbers, MapOptions.defaults().buffer(2));
            assertEquals(1, results.next());
            results.close();
            assertFalse(results.hasNext());
            assertEquals(3, numbers.taken());
        }
    }

    @Test
    default void a_failure_ends_a_buffered_map() {
        Numbers numbers = new Numbers();
        try (PoolExecutor pool = newPool(1)) {
            Results<Integer> results = pool.map(
                    x -> Tasks.squareUnless(2, x),
                    numbers,
                    MapOptions.defaults().buffer(3));
            assertEquals(1, results.next());
            assertEquals(
                    "no 2",
                    Thrown.cause(CompletionException.class, results::next).getMessage());
            assertFalse(results.hasNext());
            assertEquals(4, numbers.taken());
        }
    }

    @Test
    default void an_input_that_throws_late_does_so_after_the_results_before_it() {
        Iterable<Integer> broken = () -> IntStream.range(1, 9)
                .map(i -> i < 5 ? i : Tasks.failWith("input"))
                .iterator();
        try (PoolExecutor pool = newPool(1)) {
            Results<Integer> results =
                    pool.map(Tasks::square, broken, MapOptions.defaults().buffer(2));
            List<Integer> handedOut = new ArrayList<>();
            Exception thrown = assertThrows(IllegalStateException.class, () -> results.forEach(handedOut::add));
            assertEquals("input", thrown.getMessage());
            assertEquals(List.of(1, 4, 9, 16), handedOut);
            assertFalse(results.hasNext());
        }
    }

    @Test
    default void shutdown_ends_a_buffered_map_after_what_was_submitted() {
        try (PoolExecutor pool = newPool(1)) {
            Results<Integer> results =
                    pool.map(Tasks::square, new Numbers(), MapOptions.defaults().buffer(2));
            assertEquals(1, results.next());
            pool.shutdown();
            assertEquals(4, results.next());
            assertEquals(9, results.next());
            assertThrows(RejectedExecutionException.class, results::next);
            assertFalse(results.hasNext());
        }
    }

    @Test
    default void closing_a_buffered_map_cancels_what_has_not_started(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        try (PoolExecutor pool = newPool(1)) {
            Tasks.occupy(pool, probe);
            pool.map(
                            x -> MapContract.mark(probe, x),
                            new Numbers(),
                            MapOptions.defaults().buffer(5))
                    .close();
            probe.release();
        }
        assertEquals(0, probe.count("ran"));
    }
}
