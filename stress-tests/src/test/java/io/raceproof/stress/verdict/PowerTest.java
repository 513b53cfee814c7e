package io.raceproof.stress.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PowerTest {
    @Test
    void the_hits_to_expect_are_the_controls_rate_times_the_samples() {
        assertEquals(50, new Power(5, 1_000, 10_000).expectedHits(), 1e-9);
    }

    @Test
    void twenty_hits_to_expect_suffice_and_fewer_do_not() {
        assertTrue(new Power(20, 1_000, 1_000).suffices());
        assertFalse(new Power(19, 1_000, 1_000).suffices());
    }

    @Test
    void without_samples_of_the_control_or_the_subject_there_is_no_power() {
        assertFalse(new Power(0, 0, 1_000_000).suffices());
        assertFalse(new Power(0, 1_000_000, 1_000_000).suffices());
        assertFalse(new Power(1_000, 1_000, 0).suffices());
    }

    @Test
    void a_zero_leaves_three_in_n_open() {
        assertEquals(3e-6, new Power(1, 1, 1_000_000).rateLeftOpen(), 1e-12);
        assertEquals(1, new Power(1, 1, 2).rateLeftOpen());
        assertEquals(1, new Power(1, 1, 0).rateLeftOpen());
    }

    @Test
    void it_says_what_stays_possible() {
        String text = new Power(1_234, 1_000_000, 1_000_000).describe();
        assertTrue(text.contains("1,234 were to be expected") || text.contains("1,234 hits were"), text);
        assertTrue(text.contains("1 in 333,333"), text);
    }
}
