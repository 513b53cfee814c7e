package io.raceproof.stress.lincheck;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Lincheck reports as a violation and is none, by its message. */
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
}
