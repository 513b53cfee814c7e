package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** The contract of a pool whose tasks are serialized: what cannot travel is refused, and costs only itself. */
interface TravellingContract extends PoolSource {

    @Test
    default void a_task_that_cannot_be_serialized_is_refused_with_what_is_at_fault() throws Exception {
        Object plain = new Object();
        try (PoolExecutor pool = newPool(1)) {
            namesObject(Thrown.message(IllegalArgumentException.class, () -> pool.submit(() -> plain.hashCode())));
            assertEquals(7, pool.submit(() -> 7).result());
        }
    }

    @Test
    default void an_item_of_a_map_that_cannot_be_serialized_costs_only_itself() throws Exception {
        List<Integer> numbers = List.of(0, 1, 2);
        try (PoolExecutor pool = newPool(1)) {
            for (int bad = 0; bad < numbers.size(); bad++) {
                List<Object> items = new ArrayList<>(numbers);
                items.set(bad, new Object());
                endsAt(bad, pool.map(x -> "got " + x, items));
                endsAt(bad, pool.map((x, y) -> "got " + y, items, numbers));
            }
        }
    }

    private static void endsAt(int bad, Results<String> results) {
        for (int i = 0; i < bad; i++) {
            assertEquals("got " + i, results.next());
        }
        Throwable failure = Thrown.cause(CompletionException.class, results::next);
        assertInstanceOf(IllegalArgumentException.class, failure);
        namesObject(String.valueOf(failure.getMessage()));
        assertFalse(results.hasNext());
    }

    @Test
    default void a_function_of_a_map_that_cannot_be_serialized_is_refused_by_map() throws Exception {
        Object plain = new Object();
        try (PoolExecutor pool = newPool(1)) {
            namesObject(Thrown.message(
                    IllegalArgumentException.class, () -> pool.map(x -> plain.toString() + x, List.of(1, 2))));
        }
    }

    private static void namesObject(String message) {
        assertTrue(message.contains("java.lang.Object is not Serializable"), message);
    }
}
