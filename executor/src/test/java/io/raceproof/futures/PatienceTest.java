package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final Patience patience = new Patience();

    private static void assumeThatOneLooks() {
        Assumptions.assumeTrue(Patience.MOST > 2 * Patience.LEAST, "on one processor nobody looks");
    }

    @Test
    void looks_in_vain_become_fewer_down_to_the_least() {
        assumeThatOneLooks();
        int before = patience.looks();
        AtomicInteger looks = new AtomicInteger();
        assertFalse(patience.sees(() -> looks.incrementAndGet() < 0));
        assertEquals(before, looks.get());
        assertEquals(before / 2, patience.looks());
        for (int i = 0; i < 20; i++) {
            assertFalse(patience.sees(() -> false));
        }
        assertEquals(Patience.LEAST, patience.looks());
    }

    @Test
    void looks_that_paid_become_more_up_to_the_most() {
        assumeThatOneLooks();
        for (int i = 0; i < 20; i++) {
            patience.sees(() -> false);
        }
        AtomicInteger looks = new AtomicInteger();
        assertTrue(patience.sees(() -> looks.incrementAndGet() == 1));
        assertEquals(1, looks.get());
        assertEquals(2 * Patience.LEAST, patience.looks());
        for (int i = 0; i < 20; i++) {
            assertTrue(patience.sees(() -> true));
        }
        assertEquals(Patience.MOST, patience.looks());
    }

    @Test
    void where_nobody_looks_nothing_is_asked() {
        Assumptions.assumeTrue(Patience.MOST == 0, "here one looks");
        assertFalse(patience.sees(() -> {
            throw new AssertionError("asked");
        }));
        assertEquals(0, patience.looks());
    }
}
