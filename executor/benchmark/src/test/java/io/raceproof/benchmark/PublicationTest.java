package io.raceproof.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.report.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's tables say what the kept reports say. */
class PublicationTest {
    private static final String MARKS =
            "before\n<!-- benchmark results: written by a full run with -Dpublish, checked by"
                    + " a test -->\nold\n<!-- end of benchmark results -->\nafter\n";

    @TempDir
    private Path directory;

    private Path readme;
    private Publication publication;

    @BeforeEach
    void start() throws IOException {
        readme = Files.writeString(directory.resolve("README.md"), MARKS);
        publication = new Publication(directory.resolve("results"), readme);
    }

    private static Report report(String jdk, double ours) {
        List<Cell> cells = List.of(
                Cell.rate("burst", "1w", "ours", "ops/ms", ours, ours + 10),
                Cell.rate("burst", "1w", "JDK pool", "ops/ms", 10, 10),
                Cell.rate("burst", "1w", "ForkJoin", "ops/ms", 20, 20),
                Cell.rate("burst", "1w", "virtual", "ops/ms", 1, 1),
                Cell.rate("burst", "1w", "inline", "ops/ms", 1_000, 1_000),
                Cell.cost("burst CPU", "1w", "ours", "us/op", 2, 1, 2),
                Cell.cost("burst CPU", "1w", "JDK pool", "us/op", 4, 3, 4),
                Cell.cost("parks", "64w", "ours", "ms/op", 2),
                Cell.cost("parks", "64w", "JDK pool", "ms/op", 4),
                Cell.cost("parks", "64w", "JBoss EQE", "ms/op", 3),
                Cell.cost("parks", "64w", "bare threads", "ms/op", 1),
                Cell.cost("process", "round trip", "ours", "us", 40),
                Cell.cost("process", "round trip", "bare echo", "us", 25));
        Stamp stamp = new Stamp(jdk, "Linux", "a processor", 2, "0123456789", "2026-01-02T03:04:05Z");
        return new Report(1, stamp, false, 0, cells, Ratio.of(cells));
    }

    @Test
    void the_readme_says_what_the_kept_reports_say() throws IOException {
        Publication ours = Publication.of(Path.of("").toAbsolutePath());
        assertEquals(
                ours.tables(),
                ours.tablesInReadme(),
                "run mvn -q -pl executor/benchmark -am -Pbenchmark -Dpublish compile exec:exec");
    }

    @Test
    void a_report_goes_between_the_marks_and_nothing_else_changes() throws IOException {
        publication.add(report("25.0.1 (maker)", 30));
        publication.add(report("17.0.2 (maker)", 40));
        String text = Files.readString(readme);
        assertTrue(text.startsWith("before\n<!--") && text.endsWith("-->\nafter\n"), text);
        assertTrue(
                text.contains("| burst of 10,000 empty tasks, 1 worker | 4.50 (4.00–5.00) | 2.25 (2.00–2.50), ForkJoin"
                        + " | 2.00 (1.50–4.00) | 3.50 (3.00–4.00) | 1.75 (1.50–2.00), ForkJoin"
                        + " | 2.00 (1.50–4.00) |"),
                text);
        assertTrue(
                text.contains("64 workers | 2.00 | 1.50, JBoss EQE; 0.50 of bare threads | – |"),
                text + "the floor, which is no pool, stands beside the best pool");
        assertTrue(text.contains("| a small task there and back | 40.0 µs; bare echo 25.0 µs |"), text);
        assertTrue(text.contains("- JDK 17.0.2: a processor, 2 processors, 2026-01-02, at 01234567"), text);
        assertTrue(text.contains("| submit, result, repeat, 1 worker | – | – | – | – | – | – |"), text);
        assertEquals(publication.tables(), publication.tablesInReadme());
    }

    @Test
    void a_later_report_replaces_that_of_the_same_JDK_and_old_tables_are_noticed() throws IOException {
        publication.add(report("17.0.2 (maker)", 40));
        String old = publication.tablesInReadme();
        publication.add(report("17.0.3 (maker)", 30));
        assertNotEquals(old, publication.tables());
        assertTrue(publication.tables().contains("JDK 17.0.3: JDK's pool | best of the others | CPU time |\n"), old);
    }

    @Test
    void without_a_report_nothing_is_to_stand_there() throws IOException {
        assertEquals("\n", publication.tables());
        assertNotEquals(publication.tables(), publication.tablesInReadme(), "old tables are noticed");
    }

    @Test
    void the_first_report_finds_an_empty_place() throws IOException {
        Files.writeString(readme, MARKS.replace("old\n", ""));
        publication.add(report("17.0.2 (maker)", 40));
        assertEquals(MARKS.replace("\nold\n", publication.tables()), Files.readString(readme));
    }

    @Test
    void a_readme_without_the_marks_is_refused() throws IOException {
        Files.writeString(readme, "nothing");
        IllegalStateException thrown =
                assertThrows(IllegalStateException.class, () -> publication.add(report("17", 1)));
        assertTrue(String.valueOf(thrown.getMessage()).contains("has no place for the results"));
    }
}
