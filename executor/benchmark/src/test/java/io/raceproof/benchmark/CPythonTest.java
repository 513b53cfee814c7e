package io.raceproof.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the scripts print is read as it was meant. */
class CPythonTest {
    @Test
    void the_runs_of_one_setting_are_one_cell() throws Exception {
        List<Cell> cells = CPython.cells(List.of(
                "burst\t1w\tops/ms\trate\t100.5",
                "startup\t1w\tus/op\tcost\t60",
                "burst\t1w\tops/ms\trate\t50",
                "burst\t8w\tops/ms\trate\t70"));
        assertEquals(
                List.of(
                        Cell.rate("burst", "1w", "CPython", "ops/ms", 100.5, 50),
                        Cell.cost("startup", "1w", "CPython", "us/op", 60),
                        Cell.rate("burst", "8w", "CPython", "ops/ms", 70)),
                cells);
    }

    @Test
    void another_line_is_an_error_that_shows_it() {
        IOException e = assertThrows(IOException.class, () -> CPython.cells(List.of("Traceback")));
        assertEquals("a script printed a line that does not have five fields: Traceback", e.getMessage());
    }
}
