package io.raceproof.stress.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.raceproof.stress.PrTier;
import io.raceproof.stress.engine.Run;
import io.raceproof.stress.engine.VerdictFile;
import io.raceproof.stress.engine.VerdictFile.Line;
import io.raceproof.stress.mutation.MatrixFile;
import io.raceproof.stress.process.ChildJvm;
import io.raceproof.stress.report.Chromium;
import io.raceproof.stress.report.Drawings;
import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One report, whatever the shards. */
class CiReportTest {
    private static final Run RUN =
            new Run("17.0.1 (A maker)", "Linux amd64", 2, "nightly", "1/1", "0123abc", "2026-01-02T03:04:05Z");

    private static Line line(String test, String verdict, String result) {
        return line(test, "holds", verdict, result, 0, 1_000, "because of <" + test + "> | 100%");
    }

    private static Line line(
            String test, String claim, String verdict, String result, double rate, long samples, String reason) {
        return new Line(test, claim, verdict, result, rate, samples, 1.5, "2: 9 acceptable", reason, RUN);
    }

    private static CiReport report(List<Line> lines) {
        return new CiReport(lines, List.of(), Map.of(), List.of());
    }

    private static final String ON_17 = "JDK 17, Linux amd64";
    private static final String ON_25 = "JDK 25, Linux amd64";

    private static MatrixFile.Line mutant(String name, String verdict, String harness) {
        return mutant(name, verdict, harness, ON_17);
    }

    private static MatrixFile.Line mutant(String name, String verdict, String harness, String platform) {
        return new MatrixFile.Line(
                "skip-call:" + name, "skip-call", name + ":7", verdict, harness, 2, Double.NaN, "no <call>", platform);
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
        CiReport one = report(mixed());
        List<Line> shuffled = mixed();
        Collections.shuffle(shuffled, new Random(1));
        CiReport merged = report(shuffled);
        assertEquals(one.html(), merged.html());
        assertEquals(one.markdown(), merged.markdown());
    }

    @Test
    void the_worst_check_decides() {
        assertEquals(Verdict.BROKEN, report(mixed()).verdict());
        assertEquals(
                Verdict.HELD, report(List.of(line("a", "HELD", "successful"))).verdict());
        assertEquals(
                Verdict.INCONCLUSIVE,
                report(List.of(line("a", "HELD", "successful"), line("b", "INCONCLUSIVE", "aborted")))
                        .verdict());
        assertEquals(
                Verdict.INCONCLUSIVE, report(List.of(line("a", "-", "skipped"))).verdict());
        assertEquals(
                Verdict.ENVIRONMENT,
                report(List.of(line("a", "ENVIRONMENT", "error"))).verdict());
    }

    @Test
    void a_run_without_checks_claims_nothing() {
        assertEquals(Verdict.INCONCLUSIVE, report(List.of()).verdict());
    }

    @Test
    void a_mutant_that_lives_unexplained_stands_first_and_the_report_claims_nothing() {
        List<Line> held = List.of(line("a", "HELD", "successful"));
        List<MatrixFile.Line> killed = List.of(
                mutant("A.a#1", "killed", "lincheck:x"),
                mutant("B.b#1", "equivalent", "-"),
                mutant("C.c#1", "killed", "parked:y"));
        CiReport good = new CiReport(held, killed, Map.of(), List.of());
        assertEquals(Verdict.HELD, good.verdict());
        assertTrue(good.html().contains("3 mutants: 1 equivalent, 2 killed (1 lincheck, 1 parked)"), good.html());
        assertTrue(good.html().contains("no &lt;call&gt;"));
        assertTrue(
                good.html().contains("From the first try to the kill: median 2.0 s, 2 of 2 within 10 s."), good.html());
        List<MatrixFile.Line> open = new ArrayList<>(killed);
        open.add(mutant("Z.z#1", "survived", "-"));
        CiReport bad = new CiReport(held, open, Map.of(), List.of());
        assertEquals(Verdict.INCONCLUSIVE, bad.verdict());
        assertTrue(bad.markdown().contains("- survived `skip-call:Z.z#1` at Z.z#1:7"), bad.markdown());
        assertTrue(bad.html().indexOf("skip-call:Z.z#1") < bad.html().indexOf("skip-call:A.a#1"));
        Collections.reverse(open);
        assertEquals(bad.html(), new CiReport(held, open, Map.of(), List.of()).html());
    }

    @Test
    void the_times_to_detect_of_a_tool_as_it_comes_stand_beside_ours() {
        List<MatrixFile.Line> lines = List.of(
                compared("A.a#1", 3, 40), compared("B.b#1", 4, 5), compared("C.c#1", 5, Double.POSITIVE_INFINITY));
        String html = new CiReport(List.of(line("a", "HELD", "successful")), lines, Map.of(), List.of()).html();
        assertTrue(
                html.contains("Time to detect: as we run them median 4.0 s, 3 of 3 within 10 s; "
                        + "with the tools&#39; own settings median 40.0 s, 1 of 3 within 10 s."),
                html);
        assertTrue(html.contains("<td>5.0</td><td>not seen</td>"), html);
    }

    private static MatrixFile.Line compared(String name, double seconds, double byDefault) {
        return new MatrixFile.Line(
                "drop-lock:" + name, "drop-lock", name, "killed", "lincheck:x", seconds, byDefault, "", ON_17);
    }

    @Test
    void the_kill_matrices_of_two_jdks_stand_side_by_side() {
        List<MatrixFile.Line> lines = new ArrayList<>(List.of(
                mutant("A.a#1", "killed", "lincheck:x", ON_17),
                mutant("B.b#1", "killed", "lincheck:x", ON_17),
                mutant("A.a#1", "killed", "parked:y", ON_25),
                mutant("B.b#1", "survived", "-", ON_25)));
        List<Line> held = List.of(line("a", "HELD", "successful"));
        CiReport report = new CiReport(held, lines, Map.of(), List.of());
        assertEquals(Verdict.INCONCLUSIVE, report.verdict());
        String html = report.html();
        assertTrue(html.contains("<h2>Kill matrix, " + ON_17 + ": 2 mutants: 2 killed (2 lincheck)</h2>"), html);
        assertTrue(
                html.contains("<h2>Kill matrix, " + ON_25 + ": 2 mutants: 1 killed (1 parked), 1 survived</h2>"), html);
        assertTrue(
                html.contains("<th>verdict, " + ON_17 + "</th>") && html.contains("<th>verdict, " + ON_25 + "</th>"));
        assertTrue(
                html.contains("<td>skip-call:A.a#1</td><td>A.a#1:7</td><td>killed</td><td>lincheck:x</td><td>2.0</td>"
                        + "<td></td><td>killed</td><td>parked:y</td><td>2.0</td><td></td>"),
                html);
        assertTrue(html.contains("<tr class=\"failed\"><td>skip-call:B.b#1</td>"), html);
        assertTrue(html.indexOf("<td>skip-call:B.b#1") < html.indexOf("<td>skip-call:A.a#1"), "the open one first");
        assertEquals(2, html.split("<td>skip-call:", -1).length - 1, "one row for each mutant");
        assertTrue(report.markdown().contains("### Kill matrix, " + ON_25 + ": 2 mutants"), report.markdown());
        Collections.reverse(lines);
        assertEquals(html, new CiReport(held, lines, Map.of(), List.of()).html());
    }

    @Test
    void a_mutant_that_is_twice_on_one_platform_is_an_error() {
        List<MatrixFile.Line> twice =
                List.of(mutant("A.a#1", "killed", "lincheck:x"), mutant("A.a#1", "killed", "lincheck:x"));
        CiReport report = new CiReport(List.of(line("a", "HELD", "successful")), twice, Map.of(), List.of());
        assertEquals(Verdict.ENVIRONMENT, report.verdict());
        assertTrue(report.html()
                .contains("1 mutants are twice in the kill matrix of " + ON_17 + ": a shard is there twice"));
    }

    @Test
    void a_report_without_mutants_says_nothing_of_them() {
        assertFalse(report(mixed()).html().contains("Kill matrix"));
        assertFalse(report(mixed()).markdown().contains("Kill matrix"));
    }

    @Test
    void the_program_reads_the_matrices_of_all_shards(@TempDir Path directory) throws Exception {
        MatrixFile.write(directory.resolve("1/kill-matrix.jsonl"), List.of(mutant("A.a#1", "killed", "lincheck:x")));
        MatrixFile.write(directory.resolve("2/kill-matrix.jsonl"), List.of(mutant("B.b#1", "survived", "-")));
        ChildJvm.Exit exit = new ChildJvm(CiMain.class.getName(), directory.resolve("run"))
                .shortLived()
                .arguments(List.of(".", directory.toString(), directory.toString()))
                .run();
        assertEquals(Verdict.INCONCLUSIVE.exitCode(), exit.exitCode(), exit.tail(5));
        String html = Files.readString(directory.resolve("report.html"));
        assertTrue(html.contains("2 mutants: 1 killed (1 lincheck), 1 survived"), html);
    }

    @Test
    void a_family_is_one_table_with_its_damage_and_what_a_zero_is_worth() {
        List<Line> family = new ArrayList<>(List.of(
                line("a.ListRace$Locked", "holds", "HELD", "successful", 0, 3_000, "zero, and the control's 250"),
                line("a.ListRace$Plain", "caught", "BROKEN", "successful", 0.25, 4_000, "lost"),
                line("a.ListRace$Rare", "caught", "BROKEN", "successful", 2.5e-6, 4_000, "lost")));
        assertFalse(report(family.subList(0, 2)).html().contains("Families"), "two are no family");
        String html = report(family).html();
        String table = html.substring(html.indexOf("Families"));
        assertTrue(table.contains("<th colspan=\"5\">ListRace</th>"), table);
        assertTrue(table.contains("<tr><td>Plain</td><td>250,000</td><td>4,000</td><td>BROKEN</td><td>lost</td></tr>"));
        assertTrue(table.contains("<td>Rare</td><td>2.5</td>"), table);
        assertTrue(table.contains("<td>Locked</td><td>0</td><td>3,000</td><td>HELD</td><td>zero, and"), table);
        assertTrue(table.indexOf("Plain") < table.indexOf("Rare") && table.indexOf("Rare") < table.indexOf("Locked"));
        Collections.reverse(family);
        assertEquals(html, report(family).html());
    }

    @Test
    void interleavings_are_drawn_and_those_that_should_not_be_are_open(@TempDir Path directory) throws Exception {
        Drawings.write(directory.resolve("1"), "a.Twin", List.of("thread 1  thread 2", "x < 1"));
        Drawings.write(directory.resolve("2"), "a.Real", List.of("thread 1", "y"));
        Files.writeString(directory.resolve("2").resolve("a.Real.interleaving.html"), "<p>step by step</p>");
        VerdictFile.write(
                directory.resolve("1").resolve(VerdictFile.NAME),
                List.of(line("a.Twin", "caught", "BROKEN", "successful", 1, 1, "twin")));
        VerdictFile.write(
                directory.resolve("2").resolve(VerdictFile.NAME),
                List.of(line("a.Real", "holds", "BROKEN", "failed", 1, 1, "real")));
        ChildJvm.Exit exit = new ChildJvm(CiMain.class.getName(), directory.resolve("run"))
                .shortLived()
                .arguments(List.of(".", directory.resolve("out").toString(), directory.toString()))
                .run();
        assertEquals(Verdict.BROKEN.exitCode(), exit.exitCode(), exit.tail(5));
        String html = Files.readString(directory.resolve("out").resolve("report.html"));
        assertTrue(html.contains("<details><summary>a.Twin: twin</summary><pre>thread 1  thread 2\nx &lt; 1\n</pre>"));
        assertTrue(html.contains("<details open><summary>a.Real: real</summary>"), html);
        String ofReal = html.substring(html.indexOf("a.Real: real"));
        assertTrue(ofReal.contains("<a href=\"interleaving-1.html\">"), html);
        assertEquals(
                "<p>step by step</p>", Files.readString(directory.resolve("out").resolve("interleaving-1.html")));
    }

    @Test
    void what_needs_a_person_stands_first_and_values_are_text() {
        String html = report(mixed()).html();
        assertTrue(html.indexOf("a.Broken") < html.indexOf("a.Weak"));
        assertTrue(html.indexOf("a.Weak") < html.indexOf("a.Race0"));
        assertTrue(html.contains("because of &lt;a.Broken&gt;"));
        assertFalse(html.contains("<a.Broken>"));
    }

    @Test
    void at_most_ten_annotations_stand_at_their_source_lines(@TempDir Path repository) throws Exception {
        Path source = repository.resolve("some/module/src/race/java/a/Broken.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "package a;\n\nclass Broken {\n    static class Inner {}\n}\n");
        List<Line> lines = new ArrayList<>(List.of(line("a.Broken$Inner", "BROKEN", "failed")));
        for (int i = 0; i < 30; i++) {
            lines.add(line("b.Weak" + i, "INCONCLUSIVE", "aborted"));
        }
        List<String> annotations = report(lines).annotations(new SourceLines(repository));
        assertEquals(10, annotations.size());
        assertTrue(
                annotations
                        .get(0)
                        .startsWith(
                                "::error file=some/module/src/race/java/a/Broken.java,line=4,title=BROKEN::a.Broken$Inner: because"),
                annotations.get(0));
        assertTrue(annotations.get(0).endsWith("100%25"));
    }

    @Test
    void a_missing_file_of_verdicts_is_an_error_in_the_report_and_exit_status_3(@TempDir Path directory)
            throws Exception {
        ChildJvm.Exit exit = new ChildJvm(CiMain.class.getName(), directory.resolve("run"))
                .shortLived()
                .arguments(List.of(
                        ".",
                        directory.toString(),
                        directory.resolve("none.jsonl").toString()))
                .run();
        assertEquals(3, exit.exitCode(), exit.tail(5));
        assertTrue(exit.tail(2).contains("raceproof: the verdicts cannot be read from "), exit.tail(5));
        String html = Files.readString(directory.resolve("report.html"));
        assertTrue(html.contains("<h1>ENVIRONMENT: 0 checks") && html.contains("the verdicts cannot be read"), html);
    }

    private static Line on(String jdk, String shard, String test, String result) {
        String verdict = result.equals("successful") ? "HELD" : "-";
        int own = Integer.parseInt(shard.substring(0, 1));
        Run run = new Run(jdk, "Linux amd64", 2, "nightly", shard, "0123abc", "2026-01-02T03:04:0" + own + "Z");
        String reason =
                result.equals("other-shard") ? "shard " + (3 - own) + "/2 runs it; this is shard " + shard : "because";
        return new Line(test, "holds", verdict, result, 0, 10, 1, "2: 9 acceptable", reason, run);
    }

    private static List<Line> twoShards(String jdk) {
        return List.of(
                on(jdk, "1/2", "a.A", "successful"),
                on(jdk, "1/2", "a.B", "other-shard"),
                on(jdk, "1/2", "a.Weekly", "other-tier"),
                on(jdk, "2/2", "a.A", "other-shard"),
                on(jdk, "2/2", "a.B", "successful"),
                on(jdk, "2/2", "a.Weekly", "other-shard"));
    }

    @Test
    void checks_of_a_higher_tier_are_neutral() {
        CiReport report = report(twoShards("17.0.1 (A)"));
        assertEquals(Verdict.HELD, report.verdict());
        assertTrue(report.html().contains("<h1>HELD: 2 checks, 2 as they should be, 0 not; 1 of a higher tier</h1>"));
        assertEquals(List.of(), report.annotations(new SourceLines(Path.of("src/test/corpus"))));
        assertEquals(
                Verdict.INCONCLUSIVE,
                report(List.of(on("17.0.1", "1/1", "a.Weekly", "other-tier"))).verdict());
    }

    @Test
    void a_shard_that_is_missing_is_an_error() {
        CiReport report = report(twoShards("17.0.1 (A)").subList(0, 3));
        assertEquals(Verdict.ENVIRONMENT, report.verdict());
        assertTrue(report.html().contains("shard 2/2 on JDK 17, Linux amd64 is missing"), report.html());
        assertTrue(report.html().contains("shard 2/2 has left no verdict of it"), report.html());
    }

    @Test
    void a_shard_that_was_cut_off_is_an_error() {
        List<Line> lines = new ArrayList<>(twoShards("17.0.1 (A)"));
        lines.set(4, on("17.0.1 (A)", "2/2", "a.B", VerdictFile.PLANNED));
        assertEquals(Verdict.ENVIRONMENT, report(lines).verdict());
        assertTrue(report(lines).html().contains("shard 2/2 on JDK 17, Linux amd64 was cut off"));
    }

    @Test
    void a_shard_that_is_there_twice_is_an_error() {
        List<Line> lines = new ArrayList<>(twoShards("17.0.1 (A)"));
        lines.addAll(lines.subList(0, 3));
        assertEquals(Verdict.ENVIRONMENT, report(lines).verdict());
        assertTrue(report(lines).markdown().contains("shard 1/2 on JDK 17, Linux amd64 is there twice"));
    }

    @Test
    void verdicts_of_two_commits_are_an_error() {
        Run other = new Run("25 (A)", "Linux amd64", 2, "nightly", "1/1", "fedc987", "2026-01-02T03:04:05Z");
        List<Line> lines = new ArrayList<>(twoShards("17.0.1 (A)"));
        lines.add(new Line("a.A", "holds", "HELD", "successful", 0, 1, 1, "", "because", other));
        assertEquals(Verdict.ENVIRONMENT, report(lines).verdict());
        assertTrue(report(lines).html().contains("the verdicts are of 2 commits: 0123abc, fedc987"));
    }

    @Test
    void two_jdks_stand_side_by_side() {
        List<Line> lines = new ArrayList<>(twoShards("17.0.1 (A)"));
        lines.addAll(twoShards("25 (A)"));
        CiReport report = report(lines);
        assertEquals(Verdict.HELD, report.verdict());
        String html = report.html();
        assertTrue(html.contains("<th>JDK 17, Linux amd64</th><th>JDK 25, Linux amd64</th>"), html);
        assertTrue(
                html.contains("JDK 17, Linux amd64: JDK 17.0.1 (A); 2 processors; tier nightly; shards 1/2, 2/2;"
                        + " commit 0123abc; 2026-01-02T03:04:01Z to 2026-01-02T03:04:02Z"),
                html);
        assertTrue(html.contains("<small>0.0e+00 of 10 in 1.0 s</small><small>2: 9 acceptable</small>"), html);
        assertEquals(2, html.split("<tr><td><small>a\\.</small>", -1).length - 1, "one row for each check");
        assertTrue(
                report.markdown().contains("| a.A | holds | HELD, 0.0e+00 of 10 in 1.0 s | HELD,"), report.markdown());
    }

    @Test
    @PrTier("it starts a browser")
    void the_page_fits_a_wide_and_a_narrow_window(@TempDir Path directory) throws Exception {
        Optional<Path> program = Chromium.find();
        assumeTrue(program.isPresent(), "the page was not tried in a browser: install chromium to have it tried");
        String word = "a_word_without_end_".repeat(12);
        List<Line> lines = new ArrayList<>(mixed());
        for (String on : List.of("17.0.1 (A maker)", "25 (A maker)")) {
            Run run = new Run(on, "Linux amd64", 2, "nightly", "1/1", "0123abc", "2026-01-02T03:04:05Z");
            lines.add(new Line(
                    "a." + word, "must be caught", "BROKEN", "failed", 0.1, 1_000, 1.5, word + ": 9", word, run));
        }
        CiReport report =
                new CiReport(lines, List.of(mutant(word, "survived", "-")), Map.of(word, word), List.of(word));
        Path file = Files.writeString(directory.resolve("report.html"), report.html());
        try (Chromium browser = Chromium.start(program.orElseThrow(), directory.resolve("profile"))) {
            for (int width : new int[] {1280, 400}) {
                try (Chromium.Tab tab =
                        browser.tab(width, 900).open(file.toUri().toString())) {
                    assertEquals(width, tab.number("document.documentElement.clientWidth"));
                    assertEquals(width, tab.number("document.documentElement.scrollWidth"));
                    assertEquals(List.of(), tab.complaints());
                }
            }
        }
    }
}
