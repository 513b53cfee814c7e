package io.raceproof.stress.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.lincheck.Exploration.Finding;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Lincheck reports as a violation and is none, by its message; and how a hang gets its steps. */
class ExplorerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.NoClassDefFoundError: Could not initialize class sun.util.calendar.ZoneInfoFile",
                "actor 1 threw java.lang.NoClassDefFoundError: Could not initialize class X",
                "the scenario threw java.lang.ExceptionInInitializerError",
                "actor 2 threw java.lang.VerifyError: Bad type on operand stack",
                "actor 2 threw java.lang.UnsupportedClassVersionError: X",
                "Wow! You've caught a bug in Lincheck."
            })
    void trouble_of_the_tool_is_no_violation_whoever_threw_it(String message) {
        assertTrue(Explorer.isOfTheTool(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "an update was lost",
                "actor 1 threw java.lang.IllegalStateException: queue full",
                "actor 1 threw java.lang.AssertionError: java.lang.VerifyError was expected"
            })
    void what_the_code_under_test_does_is_one(String message) {
        assertFalse(Explorer.isOfTheTool(message));
    }

    private static final Interleaving STEPS = new Interleaving(List.of("main"), List.of(), Map.of(), List.of());

    private static Exploration found(Finding finding, @Nullable Interleaving steps) {
        return new Exploration("S", finding, "", 3, 1, steps);
    }

    private static Exploration lookedFor(Queue<Exploration> looks) {
        return Explorer.withSteps(looks::remove);
    }

    @Test
    void a_hang_whose_steps_got_lost_is_looked_for_once_more() {
        Exploration lost = found(Finding.DEADLOCK, null);
        Exploration whole = found(Finding.DEADLOCK, STEPS);
        assertSame(whole, lookedFor(new ArrayDeque<>(List.of(lost, whole))));
    }

    @Test
    void what_is_found_stays_found_whatever_the_second_look_sees() {
        Exploration lost = found(Finding.DEADLOCK, null);
        assertSame(lost, lookedFor(new ArrayDeque<>(List.of(lost, found(Finding.TOOL_TROUBLE, null)))));
    }

    @Test
    void nothing_else_is_looked_for_twice() {
        for (Exploration one : List.of(
                found(Finding.NOTHING, null), found(Finding.TOOL_TROUBLE, null), found(Finding.LIVELOCK, STEPS))) {
            Queue<Exploration> looks = new ArrayDeque<>(List.of(one, one));
            assertSame(one, lookedFor(looks));
            assertEquals(1, looks.size());
        }
    }
}
