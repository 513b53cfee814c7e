package io.raceproof.stress.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.engine.VerdictFile.Line;
import io.raceproof.stress.process.ChildJvm;
import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One report, whatever the shards. */
class CiReportTest {
    private static Line line(String test, String verdict, String result) {
        return new Line(test, "holds", verdict, result, 0, 1_000, 1.5, "because of <" + test + "> | 100%");
    }

    private static List<Line> mixed() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            lines.add(line("a.Race" + i, "HELD", "successful"));
        }
        lines.add(line("a.Broken", "BROKEN", "failed"));
        lines.add(line("a.Weak", "INCONCLUSIVE", "aborted"));
        return lines;
    }

    @Test
    void shards_in_any_order_give_the_same_report_as_one_run() {
        CiReport one = new CiReport(mixed());
        List<Line> shuffled = mixed();
        Collections.shuffle(shuffled, new Random(1));
        CiReport merged = new CiReport(shuffled);
        assertEquals(one.html(), merged.html());
        assertEquals(one.markdown(), merged.markdown());
    }

    @Test
    void the_worst_check_decides() {
        assertEquals(Verdict.BROKEN, new CiReport(mixed()).verdict());
        assertEquals(Verdict.HELD, new CiReport(List.of(line("a", "HELD", "successful"))).verdict());
        assertEquals(
                Verdict.INCONCLUSIVE,
                new CiReport(List.of(line("a", "HELD", "successful"), line("b", "INCONCLUSIVE", "aborted"))).verdict());
        assertEquals(Verdict.INCONCLUSIVE, new CiReport(List.of(line("a", "-", "skipped"))).verdict());
        assertEquals(Verdict.ENVIRONMENT, new CiReport(List.of(line("a", "ENVIRONMENT", "error"))).verdict());
    }

    @Test
    void a_run_without_checks_claims_nothing() {
        assertEquals(Verdict.INCONCLUSIVE, new CiReport(List.of()).verdict());
    }

    @Test
    void what_needs_a_person_stands_first_and_values_are_text() {
        String html = new CiReport(mixed()).html();
        assertTrue(html.indexOf("a.Broken") < html.indexOf("a.Weak"));
        assertTrue(html.indexOf("a.Weak") < html.indexOf("a.Race0"));
        assertTrue(html.contains("because of &lt;a.Broken&gt;"));
        assertFalse(html.contains("<a.Broken>"));
    }

    @Test
    void at_most_ten_annotations_stand_at_their_source_lines(@TempDir Path repository) throws Exception {
        Path source = repository.resolve("stress-tests/src/test/java/a/Broken.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "package a;\n\nclass Broken {\n    static class Inner {}\n}\n");
        List<Line> lines = new ArrayList<>(List.of(line("a.Broken$Inner", "BROKEN", "failed")));
        for (int i = 0; i < 30; i++) {
            lines.add(line("b.Weak" + i, "INCONCLUSIVE", "aborted"));
        }
        List<String> annotations = new CiReport(lines).annotations(new SourceLines(repository));
        assertEquals(10, annotations.size());
        assertTrue(
                annotations
                        .get(0)
                        .startsWith(
                                "::error file=stress-tests/src/test/java/a/Broken.java,line=4,title=BROKEN::a.Broken$Inner: because"),
                annotations.get(0));
        assertTrue(annotations.get(0).endsWith("100%25"));
    }

    @Test
    void a_missing_file_of_verdicts_is_one_sentence_and_exit_status_3(@TempDir Path directory) throws Exception {
        ChildJvm.Exit exit = new ChildJvm(CiMain.class.getName(), directory.resolve("run"))
                .shortLived()
                .arguments(List.of(
                        ".", directory.toString(), directory.resolve("none.tsv").toString()))
                .run();
        assertEquals(3, exit.exitCode());
        assertTrue(exit.tail(1).startsWith("raceproof: ENVIRONMENT: the verdicts cannot be read"), exit.tail(5));
    }
}
