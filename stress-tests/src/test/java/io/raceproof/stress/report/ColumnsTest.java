package io.raceproof.stress.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.lincheck.Step.Location;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    private static CondensedTrace.Row row(
            int thread, String file, int line, String action, boolean goesOn, String... details) {
        return new CondensedTrace.Row(
                thread, new Location("Sale", "sell", file, line), action, goesOn, List.of(details));
    }

    private static CondensedTrace story(int left, CondensedTrace.Row... rows) {
        return new CondensedTrace(List.of("main", "worker 1", "worker 2"), List.of(rows), left);
    }

    @Test
    void each_thread_that_appears_has_a_column_and_time_runs_down() {
        List<String> lines = Columns.of(
                story(
                        0,
                        row(1, "Sale.java", 15, "sold.add(1)", false, "reads size: 0"),
                        row(2, "Sale.java", 15, "sold.add(2)", false, "size = 1"),
                        row(1, "Sale.java", 15, "sold.add(1)", true, "size = 1")),
                62);
        assertEquals(
                List.of(
                        "worker 1                        worker 2",
                        "line 15  sold.add(1)",
                        "  reads size: 0",
                        "                                line 15  sold.add(2)",
                        "                                  size = 1",
                        "line 15  (goes on in",
                        "sold.add(1))",
                        "  size = 1"),
                lines);
    }

    @Test
    void rows_that_were_left_out_are_mentioned() {
        List<String> lines = Columns.of(story(3, row(1, "Sale.java", 15, "sold.add(1)", false)), 62);
        assertEquals("(3 rows are left out)", lines.get(1));
        lines = Columns.of(story(1, row(1, "Sale.java", 15, "sold.add(1)", false)), 62);
        assertEquals("(1 row is left out)", lines.get(1));
    }

    @Test
    void with_several_files_the_places_name_theirs() {
        List<String> lines =
                Columns.of(story(0, row(1, "Sale.java", 15, "a()", false), row(2, "Queue.java", 7, "b()", false)), 62);
        assertTrue(lines.get(1).startsWith("Sale.java:15  a()"), lines::toString);
        assertTrue(lines.get(2).strip().startsWith("Queue.java:7  b()"), lines::toString);
    }

    @Test
    void no_line_leaves_the_picture() {
        List<String> lines = Columns.of(
                story(
                        0,
                        row(1, "Sale.java", 1, "x".repeat(100), false),
                        row(2, "Sale.java", 2, "y".repeat(100), false)),
                60);
        assertTrue(lines.stream().allMatch(line -> line.length() <= 60), lines::toString);
    }

    @Test
    void the_source_text_of_a_line_stands_in_place_of_what_it_calls() {
        List<String> lines = Columns.of(
                story(
                        0,
                        row(1, "Sale.java", 15, "list#1.add(1)", false, "size = 1"),
                        row(1, "Other.java", 3, "x()", false)),
                62,
                location -> location.line() == 15 ? "    sold.add(ticket);" : "");
        assertEquals("Sale.java:15  sold.add(ticket);", lines.get(1));
        assertEquals("Other.java:3  x()", lines.get(3));
    }

    @Test
    void how_it_ends_is_told_below_the_rows_with_the_holder() {
        Location place = new Location("Sale", "sell", "Sale.java", 15);
        CondensedTrace.Ending ending = new CondensedTrace.Ending(
                List.of(new CondensedTrace.Stuck(1, false, "lock", place, "held by main")), List.of(), List.of());
        List<CondensedTrace.Row> rows = List.of(row(1, "Sale.java", 15, "lock.lock()", false, "waits forever"));
        List<String> lines =
                Columns.of(new CondensedTrace(List.of("main", "worker 1"), rows, 0, List.of(), 0, ending), 80);
        assertEquals("worker 1 waits forever at Sale.java:15 for lock, held by main", lines.get(lines.size() - 1));
    }

    @Test
    void a_brief_story_keeps_the_rows_at_the_switches_and_says_what_it_leaves_out() {
        CondensedTrace story = story(
                        0,
                        row(1, "Sale.java", 1, "a()", false),
                        row(1, "Sale.java", 2, "b()", false, "x = 1"),
                        row(1, "Sale.java", 3, "c()", false),
                        row(2, "Sale.java", 4, "d()", false),
                        row(2, "Sale.java", 5, "e()", false, "x = 2"))
                .brief(3);
        assertEquals(
                List.of(3, 4, 5),
                story.rows().stream().map(row -> row.location().line()).toList());
        assertEquals(2, story.left());
    }
}
