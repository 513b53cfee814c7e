package io.raceproof.stress.ci;

import io.raceproof.stress.engine.VerdictFile.Line;
import io.raceproof.stress.report.Template;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The report as one HTML page that needs no network and fits a narrow window: there each check is a card. What it shows; how
 * it looks is in {@code report.html}. Immutable.
 */
record ReportPage(
        String headline,
        List<String> problems,
        List<String> circumstances,
        List<String> platforms,
        List<CheckRow> checks,
        @Nullable HigherTier higher,
        List<FamilySection.Family> families,
        List<Drawing> drawings,
        KillSection.@Nullable View kills) {
    private static final Template TEMPLATE = Template.of(ReportPage.class, "report.html");

    /** A check, its class under its package. */
    record CheckRow(
            String packageName,
            String name,
            List<String> nested,
            String claim,
            List<Cell> cells,
            List<String> reasons) {}

    /** The verdict of a check on a platform. */
    record Cell(String platform, String result, String verdict, List<String> details) {}

    /** The checks that were skipped as they belong to a higher tier. */
    record HigherTier(int count, List<String> tests) {}

    /** The interleaving that a check found; {@code page} is empty if there is none to step through. */
    record Drawing(String test, String reason, boolean open, String picture, String page) {}

    static ReportPage of(
            String headline,
            Verdicts verdicts,
            FamilySection families,
            List<Drawing> drawings,
            KillSection.@Nullable View kills) {
        List<String> higher = verdicts.ofHigherTiers();
        return new ReportPage(
                headline,
                verdicts.problems(),
                verdicts.circumstances(),
                verdicts.platforms(),
                verdicts.rows().stream()
                        .map(row -> row(verdicts.platforms(), row))
                        .toList(),
                higher.isEmpty() ? null : new HigherTier(higher.size(), higher),
                families.families(),
                drawings,
                kills);
    }

    /** For the template. */
    boolean anyFamily() {
        return !families.isEmpty();
    }

    /** For the template. */
    boolean anyDrawing() {
        return !drawings.isEmpty();
    }

    String html() {
        return TEMPLATE.fill(this);
    }

    private static CheckRow row(List<String> platforms, Verdicts.Row row) {
        int dot = row.test().lastIndexOf('.') + 1;
        List<String> names = List.of(row.test().substring(dot).split("[$]"));
        return new CheckRow(
                row.test().substring(0, dot),
                names.get(0),
                names.subList(1, names.size()),
                row.worst().claim(),
                platforms.stream()
                        .map(platform -> cell(platform, row.lines().get(platform)))
                        .toList(),
                reasons(row));
    }

    private static Cell cell(String platform, @Nullable Line line) {
        return line == null
                ? new Cell(platform, "", "–", List.of())
                : new Cell(
                        platform,
                        line.result(),
                        line.verdict(),
                        Stream.of(CiReport.numbers(line), line.outcomes())
                                .filter(detail -> !detail.isEmpty())
                                .toList());
    }

    /** One, if all platforms have the same. */
    private static List<String> reasons(Verdicts.Row row) {
        Set<String> reasons = new TreeSet<>();
        row.lines().values().forEach(line -> reasons.add(line.reason()));
        return reasons.size() == 1
                ? List.copyOf(reasons)
                : row.lines().entrySet().stream()
                        .map(line -> line.getKey() + ": " + line.getValue().reason())
                        .toList();
    }
}
