package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.collections.EachOnce;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EachOnceTest {

    @Test
    void what_comes_twice_is_in_it_once_and_the_order_stays() {
        Set<String> set = new EachOnce<>(List.of("b", "a", "b", "c", "a"));
        assertEquals(List.of("b", "a", "c"), List.copyOf(set));
        assertEquals(3, set.size());
        assertEquals(Set.of("a", "b", "c"), set);
        assertEquals(Set.of("a", "b", "c").hashCode(), set.hashCode());
        assertTrue(set.contains("c"));
        assertFalse(set.contains("d"));
        assertFalse(set.contains(null));
    }

    @Test
    void it_cannot_be_changed() {
        Set<String> set = new EachOnce<>(List.of("a"));
        Iterator<String> iterator = set.iterator();
        iterator.next();
        assertThrows(UnsupportedOperationException.class, iterator::remove);
        assertThrows(UnsupportedOperationException.class, set::clear);
        assertThrows(UnsupportedOperationException.class, () -> set.add("b"));
        assertThrows(UnsupportedOperationException.class, () -> set.remove("a"));
    }

    @Test
    void nothing_is_made_of_it_before_somebody_looks() {
        int[] hashed = {0};
        Object element = new Object() {
            @Override
            public int hashCode() {
                return ++hashed[0];
            }

            @Override
            public boolean equals(Object other) {
                return this == other;
            }
        };
        Set<Object> set = new EachOnce<>(List.of(element));
        assertEquals(0, hashed[0]);
        assertEquals(1, set.size());
        assertEquals(1, hashed[0]);
        assertEquals(1, set.size());
        assertEquals(1, hashed[0], "it is made once");
    }
}
