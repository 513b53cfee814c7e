package io.raceproof.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.report.Stamp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ratios, and the table of them. */
class RatioTableTest {
    private static List<Ratio> ratios(String... results) {
        return Ratio.of(JmhResults.read(Recorded.file(results)));
    }

    private static List<String> lines(List<Ratio> ratios, boolean quick, double load) {
        Stamp stamp = new Stamp("17", "Linux", "processor", 2, "commit", "time");
        return RatioTable.lines(new Report(1, stamp, quick, load, List.of(), ratios));
    }

    @Test
    void a_ratio_has_the_spread_of_both() {
        Ratio ratio = ratios(
                        Recorded.result("pingpong", "thrpt", Peer.OURS, 30, 20, 60),
                        Recorded.result("pingpong", "thrpt", Peer.JDK, 10, 20, 15))
                .get(0);
        assertEquals(new Ratio("pingpong", "2w", "JDK pool", 2, 1, 6, 1), ratio);
        assertTrue(ratio.isMet());
    }

    @Test
    void bigger_is_better_for_ours_where_time_is_measured_too() {
        Ratio ratio = ratios(
                        Recorded.result("startup", "avgt", Peer.OURS, 20, 10, 40),
                        Recorded.result("startup", "avgt", Peer.JDK, 10, 20, 10))
                .get(0);
        assertEquals(new Ratio("startup", "2w", "JDK pool", 0.5, 0.25, 2, 1), ratio);
        assertFalse(ratio.isMet());
    }

    @Test
    void other_settings_are_not_compared() {
        List<Cell> cells = List.of(
                Cell.rate("burst", "1w", "ours", "ops/ms", 10), Cell.rate("burst", "2w", "JDK pool", "ops/ms", 10));
        assertEquals(List.of(), Ratio.of(cells));
    }

    @Test
    void a_value_of_zero_has_no_ratio() {
        List<Cell> cells =
                List.of(Cell.cost("memory", "done", "ours", "B", 0), Cell.cost("memory", "done", "limit", "B", 32));
        assertEquals(List.of(), Ratio.of(cells));
    }

    @Test
    void the_table_marks_what_misses_its_target() {
        List<String> lines = lines(
                ratios(
                        Recorded.result("pingpong", "thrpt", Peer.OURS, 30, 20, 60),
                        Recorded.result("pingpong", "thrpt", Peer.JDK, 10, 20, 15),
                        Recorded.result("pingpong", "thrpt", Peer.FORK_JOIN, 60, 60, 60)),
                false,
                0);
        assertEquals(
                List.of(
                        "",
                        "pingpong",
                        "              JDK pool       ForkJoin",
                        "  2w          2.00 1.00-6.00 0.50!0.33-1.00 missed"),
                lines.subList(3, lines.size()));
    }

    @Test
    void a_missing_peer_is_a_dash_and_met_is_said() {
        List<Ratio> ratios = List.of(
                new Ratio("parks", "64w", "JDK pool", 1.5, 1.4, 1.6, 1),
                new Ratio("parks", "64w", "virtual", 12.34, 11, 13, 1),
                new Ratio("parks", "200w", "virtual", 123.4, 110, 130, 1));
        List<String> lines = lines(ratios, false, 0);
        assertEquals(
                List.of(
                        "  64w         1.50 1.40-1.60 12.3 11.0-13.0 met",
                        "  200w        -              123 110-130    met"),
                lines.subList(lines.size() - 2, lines.size()));
    }

    @Test
    void a_quick_run_says_so_and_shows_no_spread() {
        List<Ratio> ratios = ratios(
                Recorded.result("closing", "avgt", Peer.OURS, 10), Recorded.result("closing", "avgt", Peer.JBOSS, 20));
        List<String> lines = lines(ratios, true, 12.3);
        assertTrue(lines.contains("A quick run: one fork, which says nothing about the spread."), lines::toString);
        assertEquals("  2w          2.00", lines.get(lines.size() - 1));
    }

    @Test
    void only_a_busy_machine_is_said_to_be_busy() {
        assertTrue(String.join(" ", lines(List.of(), false, 0.6)).contains("its load was 0.6, with 2 processors."));
        assertFalse(String.join(" ", lines(List.of(), false, 0.5)).contains("load"));
        assertFalse(String.join(" ", lines(List.of(), false, -1)).contains("load"));
    }

    @Test
    void numbers_have_three_digits() {
        assertEquals("0.12", RatioTable.number(0.123));
        assertEquals("10.0", RatioTable.number(9.999));
        assertEquals("100", RatioTable.number(99.96));
        assertEquals("1.0k", RatioTable.number(999.9));
        assertEquals("123k", RatioTable.number(123_456));
    }

    @Test
    void no_line_is_wider_than_80_columns() {
        List<Ratio> ratios = new ArrayList<>();
        for (Peer peer : Peer.values()) {
            ratios.add(new Ratio("asCompleted", "100000 64w", peer.label(), 123_456, 100_001, 999_400, 1_000_000));
        }
        for (String line : lines(ratios, true, 12.3)) {
            assertTrue(line.length() <= 80, () -> line.length() + " columns: " + line);
            assertEquals(line.contains("!") && !line.contains("w:"), line.contains("123k!100k-999k"), line);
        }
    }

    @Test
    void the_cost_of_an_item_is_compared_with_that_at_the_fewest() {
        List<Cell> cells = Flatness.of(List.of(
                Cell.cost("map", "1000 2w", "ours", "us/op", 100),
                Cell.cost("map", "1000 2w", "JDK pool", "us/op", 7),
                Cell.cost("map", "1000000 2w", "ours", "us/op", 200_000)));
        assertEquals(
                List.of(new Ratio("map, cost per item", "1000000 2w", "1000 items", 0.5, 0.5, 0.5, 1 / 1.3)),
                Ratio.of(cells));
    }

    @Test
    void the_highest_target_counts() {
        assertEquals(2.5, Targets.least("burst", "8w", "JDK pool"));
        assertEquals(1, Targets.least("burst", "8w", "ForkJoin"));
        assertEquals(0.9, Targets.least("burst", "64w", "ForkJoin"));
        assertEquals(0, Targets.least("burst", "1w", "inline"));
        assertEquals(1, Targets.least("burst CPU", "1w", "JDK pool"));
        assertEquals(0, Targets.least("burst CPU", "1w", "ForkJoin"));
        assertEquals(1, Targets.least("clients", "16t 4us 4w", "ForkJoin"));
    }
}
