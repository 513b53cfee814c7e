package io.raceproof.stress.harness;

import io.raceproof.stress.ci.Drawings;
import io.raceproof.stress.engine.VerdictFile;
import io.raceproof.stress.jcstress.Expectation;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.Condenser;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.Interleaving;
import io.raceproof.stress.report.Columns;
import io.raceproof.stress.report.Stamp;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what a run found as Markdown: one table for each family of collection races, and one for all harnesses. */
final class HarnessReport {
    private static final int WIDTH = 110;

    private HarnessReport() {}

    /** Whose lines are drawn: the executor's and the harnesses', not the tools' and not the JDK's. */
    private static boolean isDrawn(String className) {
        return className.startsWith("io.raceproof.futures.")
                || className.startsWith(Harness.class.getPackageName() + ".");
    }

    static void writeCollections(List<HarnessRun.Finding> findings, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, collections(findings));
    }

    static void writeHarnesses(List<HarnessRun.Finding> findings, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, harnesses(findings));
    }

    /** Leaves what Lincheck found where the report of all checks looks for it, with the interleavings drawn. */
    static void writeVerdicts(List<HarnessRun.Finding> findings, Path directory) throws IOException {
        List<VerdictFile.Line> lines = new ArrayList<>();
        for (HarnessRun.Finding finding : findings) {
            Exploration exploration = finding.exploration();
            if (exploration != null) {
                lines.add(line(finding, exploration));
                Interleaving interleaving = exploration.interleaving();
                if (interleaving != null && exploration.finding().isBroken()) {
                    List<String> picture = Columns.of(Condenser.condense(interleaving, HarnessReport::isDrawn), WIDTH);
                    Drawings.write(directory, finding.harness().type().getName(), picture);
                }
            }
        }
        VerdictFile.write(directory.resolve(VerdictFile.NAME), lines);
    }

    private static VerdictFile.Line line(HarnessRun.Finding finding, Exploration exploration) {
        String result = finding.isAsExpected()
                ? "successful"
                : switch (finding.judgement().verdict()) {
                    case BROKEN, HELD -> "failed";
                    case INCONCLUSIVE -> "aborted";
                    case ENVIRONMENT -> "error";
                };
        return new VerdictFile.Line(
                finding.harness().type().getName(),
                finding.harness().expected() == Verdict.BROKEN ? "caught" : "holds",
                finding.judgement().verdict().name(),
                result,
                exploration.finding().isBroken() ? 1.0 / Math.max(1, exploration.schedules()) : 0,
                exploration.schedules(),
                finding.seconds(),
                finding.judgement().whole());
    }

    private static List<String> collections(List<HarnessRun.Finding> findings) {
        Map<String, List<HarnessRun.Finding>> families = new LinkedHashMap<>();
        for (HarnessRun.Finding finding : findings) {
            if (finding.harness().name().startsWith("collections.")) {
                String family = finding.harness().type().getEnclosingClass().getSimpleName();
                families.computeIfAbsent(family, f -> new ArrayList<>()).add(finding);
            }
        }
        List<String> lines = new ArrayList<>(List.of("# Races on collections", "", stamp()));
        families.forEach((family, ofFamily) -> {
            lines.addAll(List.of("", "## " + family, ""));
            lines.add(
                    "| variant | samples | damage per million | verdict | what was seen, or what the zero is worth |");
            lines.add("| --- | ---: | ---: | --- | --- |");
            ofFamily.forEach(finding -> lines.add(row(finding, finding.table())));
        });
        return lines;
    }

    private static String row(HarnessRun.Finding finding, @Nullable StressTable table) {
        long samples = table == null ? 0 : table.samples();
        double damage = table == null || samples == 0 ? 0 : 1e6 * table.violations() / samples;
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %s | %s | %s |",
                finding.harness().type().getSimpleName(),
                samples,
                damage == 0 ? "0" : damage < 10 ? String.format(Locale.ROOT, "%.1f", damage) : thousands(damage),
                finding.judgement().verdict(),
                detail(finding, table));
    }

    private static String thousands(double number) {
        return String.format(Locale.ROOT, "%,d", Math.round(number));
    }

    private static String detail(HarnessRun.Finding finding, @Nullable StressTable table) {
        if (table == null || table.violations() == 0) {
            List<String> bounds = finding.judgement().bounds();
            return bounds.isEmpty() ? finding.judgement().reason() : bounds.get(bounds.size() - 1);
        }
        List<String> seen = new ArrayList<>();
        for (StressTable.Outcome outcome : table.outcomes()) {
            if (outcome.count() > 0 && outcome.expectation() == Expectation.FORBIDDEN) {
                seen.add(String.format(Locale.ROOT, "%s %,d", outcome.id(), outcome.count()));
            }
        }
        return String.join(", ", seen);
    }

    private static List<String> harnesses(List<HarnessRun.Finding> findings) {
        List<String> lines = new ArrayList<>(List.of("# Harnesses", "", stamp(), ""));
        lines.add("| harness | tool | expected | verdict | seconds | evidence |");
        lines.add("| --- | --- | --- | --- | ---: | --- |");
        for (HarnessRun.Finding finding : findings) {
            Harness harness = finding.harness();
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %.1f | %s |",
                    harness.name(),
                    harness.isModel() ? "Lincheck" : "jcstress",
                    harness.expected(),
                    finding.judgement().verdict(),
                    finding.seconds(),
                    evidence(finding)));
        }
        return lines;
    }

    private static String evidence(HarnessRun.Finding finding) {
        String reason = finding.judgement().reason();
        List<String> parts = new ArrayList<>(List.of(reason));
        StressTable table = finding.table();
        if (table != null && table.violations() > 0) {
            parts.add(detail(finding, table));
        }
        parts.addAll(finding.judgement().bounds());
        return String.join("; ", parts).replace("\n", " ").replace("|", "\\|");
    }

    private static String stamp() {
        return Stamp.here().line();
    }
}
