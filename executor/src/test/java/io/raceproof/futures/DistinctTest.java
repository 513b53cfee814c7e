package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.collections.Distinct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DistinctTest {
    /** So many that hundreds of identity hashes share a bit. */
    private static final int MANY = 100_000;

    private static List<Future<Integer>> futures(int count) {
        return Stream.generate(() -> new Promise<Integer>().future())
                .limit(count)
                .toList();
    }

    @Test
    void different_ones_all_stay_in_their_order() {
        List<Future<Integer>> futures = futures(MANY);
        assertTrue(Distinct.of(futures).equals(futures), "one is missing, or the order has changed");
    }

    @Test
    void of_equal_ones_the_first_stays() {
        List<Future<Integer>> futures = futures(MANY);
        List<Future<Integer>> given = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            given.add(futures.get(i));
            given.add(futures.get(i / 2)); // 0 comes three times, most twice
        }
        assertTrue(Distinct.of(given).equals(futures), "one is missing, comes twice, or the order has changed");
    }

    @Test
    void one_that_is_given_by_an_iterator_is_asked_for_once() {
        List<Future<Integer>> futures = futures(3);
        Iterator<Future<Integer>> once = futures.iterator();
        assertEquals(futures, Distinct.of(() -> once));
    }

    @Test
    void a_null_is_told_with_its_index() {
        Future<Integer> future = futures(1).get(0);
        Exception e = assertThrows(NullPointerException.class, () -> Distinct.of(Arrays.asList(future, future, null)));
        assertEquals("the future at index 2 is null", e.getMessage());
    }
}
