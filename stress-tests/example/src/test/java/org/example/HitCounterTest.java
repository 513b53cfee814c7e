package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What one thread sees. */
class HitCounterTest {
    @Test
    void a_hit_is_counted() {
        HitCounter counter = new HitCounter();
        counter.hit();
        assertEquals(1, counter.hits());
    }
}
