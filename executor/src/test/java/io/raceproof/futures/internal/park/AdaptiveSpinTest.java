package io.raceproof.futures.internal.park;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AdaptiveSpinTest {
    private static final int MOST = 32_000;

    /** Goes on by a microsecond each time it is asked. */
    private final AtomicLong clock = new AtomicLong();

    private final AdaptiveSpin spin = new AdaptiveSpin(() -> clock.addAndGet(1_000), MOST, AdaptiveSpin.ROUND);

    private int looksInVain() {
        AtomicInteger looks = new AtomicInteger();
        assertFalse(spin.spinUntil(() -> looks.incrementAndGet() < 0));
        return looks.get();
    }

    @Test
    void looks_for_as_long_as_it_may_and_for_a_quarter_after_each_time_in_vain() {
        assertEquals(32, looksInVain());
        assertEquals(8, looksInVain());
        assertEquals(2, looksInVain());
        assertEquals(0, looksInVain());
    }

    @Test
    void a_look_that_paid_is_one_and_the_next_may_take_the_longest_again() {
        looksInVain();
        looksInVain();
        AtomicInteger looks = new AtomicInteger();
        assertTrue(spin.spinUntil(() -> looks.incrementAndGet() == 2));
        assertEquals(2, looks.get());
        assertEquals(32, looksInVain());
    }

    @Test
    void where_it_does_not_pay_some_waits_pass_before_the_next_attempt() {
        looksInVain();
        looksInVain();
        looksInVain();
        pass(AdaptiveSpin.SKIPS);
        assertEquals(32, looksInVain());
    }

    private void looksInVainUntilItPasses() {
        looksInVain();
        looksInVain();
        looksInVain();
    }

    /** How many waits pass without a look; the one after them looks, in vain. */
    private int passes() {
        int passes = 0;
        while (looksInVain() == 0) {
            passes++;
        }
        looksInVain();
        looksInVain();
        return passes;
    }

    @Test
    void each_attempt_in_vain_makes_twice_as_many_waits_pass_up_to_a_limit() {
        looksInVainUntilItPasses();
        for (int expected = AdaptiveSpin.SKIPS; expected < AdaptiveSpin.MOST_SKIPS; expected *= 2) {
            assertEquals(expected, passes());
        }
        assertEquals(AdaptiveSpin.MOST_SKIPS, passes());
        assertEquals(AdaptiveSpin.MOST_SKIPS, passes());
    }

    @Test
    void each_look_that_paid_halves_the_waits_that_pass_down_to_a_limit() {
        looksInVainUntilItPasses();
        passes();
        passes(); // next: four times as many
        pass(4 * AdaptiveSpin.SKIPS);
        assertTrue(comesAfter(0));
        looksInVainUntilItPasses();
        assertEquals(4 * AdaptiveSpin.SKIPS, passes()); // doubled before, halved once
        pass(8 * AdaptiveSpin.SKIPS);
        for (int i = 0; i < 10; i++) {
            assertTrue(spin.spinUntil(() -> true));
        }
        looksInVainUntilItPasses();
        assertEquals(AdaptiveSpin.SKIPS, passes());
    }

    private void pass(int waits) {
        for (int i = 0; i < waits; i++) {
            assertEquals(0, looksInVain(), "pass " + i);
        }
    }

    private boolean comesAfter(int microseconds) {
        long from = clock.get() + microseconds * 1_000L;
        return spin.spinUntil(() -> clock.get() >= from);
    }

    @Test
    void what_comes_in_time_pays() {
        assertTrue(comesAfter(MOST / 1_000 - 1));
        assertEquals(32, looksInVain());
    }

    @Test
    void a_thread_that_loses_its_processor_while_it_looks_has_looked_in_vain() {
        assertTrue(spin.spinUntil(() -> clock.addAndGet(10_000_000) > 0));
        assertEquals(8, looksInVain());
    }

    @Test
    void a_wait_that_is_known_to_take_longer_passes_and_the_one_after_it_looks() {
        spin.skipNext();
        assertEquals(0, looksInVain());
        assertEquals(32, looksInVain());
    }

    @Test
    void waits_that_are_passing_are_not_cut_short_by_one_that_takes_longer() {
        looksInVain();
        looksInVain();
        looksInVain();
        spin.skipNext();
        pass(AdaptiveSpin.SKIPS);
        assertEquals(32, looksInVain());
    }

    @Test
    void where_nobody_looks_nothing_is_asked() {
        AdaptiveSpin none = new AdaptiveSpin(() -> clock.addAndGet(1_000), 0, AdaptiveSpin.ROUND);
        for (int i = 0; i < 2 * AdaptiveSpin.SKIPS; i++) {
            assertFalse(none.spinUntil(() -> {
                throw new AssertionError("asked");
            }));
        }
        assertEquals(0, clock.get());
    }
}
