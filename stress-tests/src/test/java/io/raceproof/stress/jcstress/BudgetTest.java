package io.raceproof.stress.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final Budget SMALL = new Budget("quick", 5, Duration.ofMillis(100), false);

    @Test
    void the_options_say_how_long() {
        assertEquals("-m quick -iters 5 -time 100 -sc false -jvmArgs -Draceproof=1", String.join(" ", SMALL.options()));
    }

    @Test
    void flags_are_one_argument_and_replace_no_configuration() {
        Budget flags = SMALL.withJvmArgs(List.of("-Xint", "-Da=b"));
        assertEquals(
                "-Draceproof=1 -Xint -Da=b", flags.options().get(flags.options().indexOf("-jvmArgs") + 1));
        Budget all = new Budget("default", 1, Duration.ofSeconds(1), true).withJvmArgs(List.of("-Xint"));
        assertEquals("-Xint", all.options().get(all.options().indexOf("-jvmArgsPrepend") + 1));
        assertFalse(all.options().contains("-sc"));
    }

    @Test
    void forks_are_left_to_the_mode_unless_they_are_given() {
        assertFalse(SMALL.options().contains("-f"));
        assertTrue(String.join(" ", SMALL.withForks(3).options()).endsWith("-f 3"));
    }

    @Test
    void a_multiple_has_so_many_times_the_iterations_and_all_else_the_same() {
        Budget flags = SMALL.withForks(2).withJvmArgs(List.of("-Xint"));
        assertEquals(new Budget("quick", 20, Duration.ofMillis(100), false, 2, List.of("-Xint")), flags.times(4));
    }

    @Test
    void a_budget_of_nothing_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Budget("quick", 0, Duration.ofSeconds(1), false));
        assertThrows(IllegalArgumentException.class, () -> new Budget("quick", 1, Duration.ZERO, false));
        assertThrows(IllegalArgumentException.class, () -> SMALL.withForks(-1));
    }

    @Test
    void no_tier_uses_the_mode_that_detects_nothing() {
        assertFalse(List.of(Budget.SMOKE, Budget.PR, Budget.NIGHTLY, Budget.WEEKLY).stream()
                .anyMatch(budget -> budget.mode().equals("sanity")));
    }
}
