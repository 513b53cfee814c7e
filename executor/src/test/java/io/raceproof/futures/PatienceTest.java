package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final int MOST = 64_000;

    /** Goes on by a microsecond each time it is asked. */
    private final AtomicLong clock = new AtomicLong();

    private final Patience patience = new Patience(() -> clock.addAndGet(1_000), MOST);

    private int looksInVain() {
        AtomicInteger looks = new AtomicInteger();
        assertFalse(patience.sees(() -> looks.incrementAndGet() < 0));
        return looks.get();
    }

    @Test
    void looks_for_as_long_as_it_may_and_for_a_quarter_after_each_time_in_vain() {
        assertEquals(64, looksInVain());
        assertEquals(16, looksInVain());
        assertEquals(4, looksInVain());
        assertEquals(0, looksInVain());
    }

    @Test
    void a_look_that_paid_is_one_and_the_next_may_take_the_longest_again() {
        looksInVain();
        looksInVain();
        AtomicInteger looks = new AtomicInteger();
        assertTrue(patience.sees(() -> looks.incrementAndGet() == 2));
        assertEquals(2, looks.get());
        assertEquals(64, looksInVain());
    }

    @Test
    void where_it_does_not_pay_some_waits_pass_before_the_next_attempt() {
        looksInVain();
        looksInVain();
        looksInVain();
        for (int i = 0; i < Patience.PASSES; i++) {
            assertEquals(0, looksInVain(), "pass " + i);
        }
        assertEquals(64, looksInVain());
    }

    @Test
    void a_wait_that_is_known_to_take_longer_passes_and_the_one_after_it_looks() {
        patience.passNext();
        assertEquals(0, looksInVain());
        assertEquals(64, looksInVain());
    }

    @Test
    void waits_that_are_passing_are_not_cut_short_by_one_that_takes_longer() {
        looksInVain();
        looksInVain();
        looksInVain();
        patience.passNext();
        for (int i = 0; i < Patience.PASSES; i++) {
            assertEquals(0, looksInVain(), "pass " + i);
        }
        assertEquals(64, looksInVain());
    }

    @Test
    void where_nobody_looks_nothing_is_asked() {
        Patience none = new Patience(() -> clock.addAndGet(1_000), 0);
        for (int i = 0; i < 2 * Patience.PASSES; i++) {
            assertFalse(none.sees(() -> {
                throw new AssertionError("asked");
            }));
        }
        assertEquals(0, clock.get());
    }
}
