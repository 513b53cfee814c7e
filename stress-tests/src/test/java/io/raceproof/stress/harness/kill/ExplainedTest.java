package io.raceproof.stress.harness.kill;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.mutation.MatrixFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An explanation is of a mutant that lives, has an argument, and covers what it says. */
class ExplainedTest {
    private static final Explained EXPLAINED =
            new Explained(List.of(Explained.parse("split-lock:Workers.*#1\tequivalent\tfor a reason")));

    private static MatrixFile.Line line(String mutant, String verdict, String harness) {
        return new MatrixFile.Line(
                mutant, "split-lock", "place", verdict, harness, 1, Double.NaN, "reason", "JDK 17, Linux amd64");
    }

    @Test
    void a_star_stands_for_anything_and_all_else_for_itself() {
        Explained.Entry entry = EXPLAINED.entries().get(0);
        assertEquals(Explained.Status.EQUIVALENT, entry.status());
        assertTrue(entry.covers("split-lock:Workers.sleep#1"));
        assertFalse(entry.covers("split-lock:Workers.sleep#12"));
        assertFalse(entry.covers("split-lock:WorkersXsleep#1"));
    }

    @Test
    void a_line_without_an_argument_or_with_another_status_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Explained.parse("a\tequivalent\t "));
        assertThrows(IllegalArgumentException.class, () -> Explained.parse("a\tequivalent"));
        assertThrows(IllegalArgumentException.class, () -> Explained.parse("a\tfine\tfor a reason"));
    }

    @Test
    void what_needs_no_race_names_the_test_that_sees_it_and_nothing_else_does() {
        assertEquals(
                "FutureTest.waits",
                Explained.parse("a\tcontract-tests-only\tfor a reason\tFutureTest.waits")
                        .test());
        assertThrows(IllegalArgumentException.class, () -> Explained.parse("a\tcontract-tests-only\tfor a reason"));
        assertThrows(
                IllegalArgumentException.class,
                () -> Explained.parse("a\tcontract-tests-only\tfor a reason\tFutureTest"));
        assertThrows(
                IllegalArgumentException.class, () -> Explained.parse("a\tequivalent\tfor a reason\tFutureTest.waits"));
    }

    @Test
    void the_explanation_of_a_mutant_that_is_killed_is_stale() {
        assertThrows(
                AssertionError.class,
                () -> KillMatrixTest.check(line("split-lock:Workers.left#1", "killed", "lincheck:x"), EXPLAINED));
        assertDoesNotThrow(
                () -> KillMatrixTest.check(line("split-lock:Other.left#1", "killed", "lincheck:x"), EXPLAINED));
    }

    @Test
    void who_lives_unexplained_fails_and_who_lives_explained_does_not() {
        for (String verdict : List.of("survived", "not-covered", "inconclusive")) {
            assertThrows(
                    AssertionError.class,
                    () -> KillMatrixTest.check(line("split-lock:Other.left#1", verdict, "-"), EXPLAINED));
        }
        assertDoesNotThrow(() -> KillMatrixTest.check(line("split-lock:Workers.left#1", "equivalent", "-"), EXPLAINED));
    }
}
