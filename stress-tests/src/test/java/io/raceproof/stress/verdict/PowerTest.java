package io.raceproof.stress.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerTest {
    /** By an independent route: the rate p at which so many hits or more have a probability of 5 %, from the definition. */
    private static double lowerBound(int hits, int samples) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 200; i++) {
            double p = (low + high) / 2;
            if (atLeast(hits, samples, p) < 0.05) {
                low = p;
            } else {
                high = p;
            }
        }
        return low;
    }

    private static double atLeast(int hits, int samples, double p) {
        double fewer = 0;
        double logBinomial = 0; // of choosing k
        for (int k = 0; k < hits; k++) {
            fewer += Math.exp(logBinomial + k * Math.log(p) + (samples - k) * Math.log1p(-p));
            logBinomial += Math.log(samples - k) - Math.log(k + 1);
        }
        return 1 - fewer;
    }

    @ParameterizedTest
    @CsvSource({"1, 20", "5, 1000", "40, 1000", "6, 1000000", "300, 2000000"})
    void the_controls_rate_is_the_lower_end_of_its_exact_interval(int hits, int samples) {
        double expected = lowerBound(hits, samples);
        assertEquals(expected, new Power(hits, samples, 1).controlRate(), expected * 1e-6);
    }

    @Test
    void the_bound_is_as_exact_for_rare_hits_in_many_samples() {
        // Poisson: half the 5 % quantile of chi-squared with 12 degrees of freedom, 5.2260, over the samples
        assertEquals(2.6130e-10, new Power(6, 10_000_000_000L, 1).controlRate(), 1e-13);
    }

    @Test
    void a_control_that_was_always_caught_has_a_rate_below_one() {
        assertEquals(Math.pow(0.05, 1 / 50.0), new Power(50, 50, 1).controlRate(), 1e-9);
    }

    @Test
    void twenty_expected_hits_suffice_and_a_point_rate_that_promises_them_does_not() {
        assertTrue(new Power(1_000, 1_000_000, 30_000).suffices());
        assertFalse(new Power(20, 1_000, 1_000).suffices(), "the point rate promises 20, its lower bound 13");
        assertFalse(new Power(1, 1_000_000, 20_000_000).suffices(), "a single hit says nearly nothing of the rate");
    }

    @Test
    void without_samples_of_the_control_or_the_subject_there_is_no_power() {
        assertFalse(new Power(0, 0, 1_000_000).suffices());
        assertFalse(new Power(0, 1_000_000, 1_000_000).suffices());
        assertFalse(new Power(1_000, 1_000, 0).suffices());
    }

    @Test
    void the_bound_on_the_rate_is_the_exact_one_which_three_in_n_approximates() {
        assertEquals(2.995728e-6, new Power(1, 1, 1_000_000).rateBound(), 1e-11);
        assertEquals(1 - Math.sqrt(0.05), new Power(1, 1, 2).rateBound(), 1e-12);
        assertEquals(1, new Power(1, 1, 0).rateBound());
    }

    @Test
    void it_says_what_was_expected_and_what_stays_possible() {
        assertEquals(
                "0 seen, 1,176 expected at the control's rate (lower 95 % bound); 95 % upper bound on the rate 1 in 333,808",
                new Power(1_234, 1_000_000, 1_000_000).describe());
        assertEquals(
                "0 seen, 2.6 expected at the control's rate (lower 95 % bound); 95 % upper bound on the rate 1 in 333,808",
                new Power(6, 1_000_000, 1_000_000).describe());
    }
}
