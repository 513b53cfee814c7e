package io.raceproof.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What JMH wrote is read as it was meant. */
class JmhResultsTest {
    @Test
    void each_fork_is_the_mean_of_its_iterations() {
        List<Cell> cells = JmhResults.read(Recorded.file(Recorded.result("pingpong", "thrpt", Peer.OURS, 30, 10, 20)));
        assertEquals(List.of(new Cell("pingpong", "2w", "ours", "ops/ms", true, List.of(30.0, 10.0, 20.0))), cells);
        assertEquals(20, cells.get(0).median());
        assertEquals(10, cells.get(0).min());
        assertEquals(30, cells.get(0).max());
    }

    @Test
    void of_a_time_smaller_is_better() {
        List<Cell> cells = JmhResults.read(Recorded.file(Recorded.result("startup", "avgt", Peer.JDK, 5)));
        assertEquals(List.of(Cell.cost("startup", "2w", "JDK pool", "ops/ms", 5)), cells);
    }

    @Test
    void burst_has_its_allocation_too() {
        List<Cell> cells = JmhResults.read(Recorded.file(Recorded.result("burst", "thrpt", Peer.OURS, 40)));
        assertEquals(
                List.of(
                        Cell.rate("burst", "2w", "ours", "ops/ms", 40),
                        Cell.cost("burst B/op", "2w", "ours", "B/op", 40)),
                cells);
    }

    @Test
    void what_was_measured_of_cpu_time_is_a_cost_of_its_own() {
        String result = Recorded.result("clients", "thrpt", Peer.OURS, 40)
                .replace("gc.alloc.rate.norm", CpuProfiler.METRIC)
                .replace("B/op", "us/op")
                .replace("\"workers\": \"2\"", "\"threads\": \"16\", \"micros\": \"4\", \"workers\": \"2\"");
        assertEquals(
                List.of(
                        Cell.rate("clients", "16t 4us 2w", "ours", "ops/ms", 40),
                        Cell.cost("clients CPU", "16t 4us 2w", "ours", "us/op", 40)),
                JmhResults.read(Recorded.file(result)));
    }

    @Test
    void allocation_that_jmh_could_not_see_is_left_out() {
        String result = Recorded.result("burst", "thrpt", Peer.INLINE, 40)
                .replaceAll("(\"B/op\", \"rawData\": ).*", "$1[[\"NaN\"]]}}}");
        assertEquals(List.of(Cell.rate("burst", "2w", "inline", "ops/ms", 40)), JmhResults.read(Recorded.file(result)));
    }

    @Test
    void a_cell_without_values_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Cell.cost("idle", "64w", "ours", "us"));
    }

    @Test
    void the_median_of_two_is_between_them() {
        assertEquals(15, Cell.cost("idle", "64w", "ours", "us", 20, 10).median());
    }
}
