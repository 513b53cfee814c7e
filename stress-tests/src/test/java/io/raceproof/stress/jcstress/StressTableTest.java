package io.raceproof.stress.jcstress;

import static io.raceproof.stress.jcstress.Expectation.ACCEPTABLE;
import static io.raceproof.stress.jcstress.Expectation.FORBIDDEN;
import static io.raceproof.stress.jcstress.Expectation.INTERESTING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raceproof.stress.jcstress.StressTable.Outcome;
import io.raceproof.stress.jcstress.StressTable.Run;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.annotations.Expect;

class StressTableTest {
    private static final StressTable TABLE = new StressTable(
            "Test",
            List.of(
                    new Run(
                            "one",
                            List.of(
                                    new Outcome("a", ACCEPTABLE, 10, "rare"),
                                    new Outcome("b", ACCEPTABLE, 100, "frequent"),
                                    new Outcome("c", INTERESTING, 1, "odd"),
                                    new Outcome("d", FORBIDDEN, 0, "bad")),
                            List.of("trouble")),
                    new Run(
                            "two",
                            List.of(new Outcome("a", ACCEPTABLE, 5, "rare"), new Outcome("d", FORBIDDEN, 3, "bad")),
                            List.of("trouble", "more"))));

    @Test
    void outcomes_of_all_runs_are_added_up_and_violations_come_first() {
        assertEquals(
                List.of("d 3", "c 1", "b 100", "a 15"),
                TABLE.outcomes().stream().map(o -> o.id() + " " + o.count()).toList());
    }

    @Test
    void samples_count_everything_and_violations_what_is_forbidden() {
        assertEquals(119, TABLE.samples());
        assertEquals(3, TABLE.violations());
        assertEquals(15, TABLE.count("a"));
        assertEquals(0, TABLE.count("no such outcome"));
    }

    @Test
    void trouble_is_told_once() {
        assertEquals(List.of("trouble", "more"), TABLE.trouble());
    }

    @Test
    void two_tables_add_up() {
        StressTable sum = TABLE.plus(TABLE);
        assertEquals(238, sum.samples());
        assertEquals(6, sum.violations());
        assertEquals(4, sum.runs().size());
    }

    @Test
    void an_empty_table_has_no_samples() {
        StressTable empty = new StressTable("Test", List.of());
        assertEquals(List.of(), empty.outcomes());
        assertEquals(0, empty.samples());
    }

    @Test
    void an_outcome_that_its_author_has_not_graded_is_forbidden() {
        assertEquals(
                List.of(ACCEPTABLE, INTERESTING, FORBIDDEN, FORBIDDEN),
                List.of(Expect.ACCEPTABLE, Expect.ACCEPTABLE_INTERESTING, Expect.FORBIDDEN, Expect.UNKNOWN).stream()
                        .map(Expectation::of)
                        .toList());
        assertEquals(4, Arrays.stream(Expect.values()).count(), "jcstress has another grade");
    }
}
