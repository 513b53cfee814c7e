package io.raceproof.lessons.measure;

import io.raceproof.stress.report.Terminal;
import io.raceproof.stress.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What was measured, as lines for the terminal: the claims with their evidence, and the tables. */
public final class ExhibitReport {
    private static final String GAP = "  ";

    private ExhibitReport() {}

    /** The lines, at most {@link Terminal#WIDTH} wide where the words allow it. */
    public static List<String> lines(Exhibit.Findings findings) {
        List<String> lines = new ArrayList<>();
        for (Claim claim : findings.claims()) {
            lines.addAll(Terminal.hanging(pad(claim.verdict()) + GAP, claim.text()));
            lines.addAll(Terminal.hanging(" ".repeat(pad(claim.verdict()).length()) + GAP, claim.evidence()));
        }
        for (Table table : findings.tables()) {
            lines.add("");
            lines.add(table.title());
            lines.addAll(rows(table));
        }
        findings.notes().forEach(note -> lines.addAll(Terminal.hanging("- ", note)));
        return lines;
    }

    private static String pad(Verdict verdict) {
        return (verdict.name() + " ".repeat(12)).substring(0, 12);
    }

    private static List<String> rows(Table table) {
        List<List<String>> all = new ArrayList<>(List.of(table.columns()));
        all.addAll(table.rows());
        int[] widths = IntStream.range(0, table.columns().size())
                .map(column -> all.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return all.stream().map(row -> row(row, widths)).toList();
    }

    /** Numbers to the right, names to the left. */
    private static String row(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder(GAP);
        for (int i = 0; i < widths.length; i++) {
            String fill = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == 0 ? cells.get(i) + fill : GAP + fill + cells.get(i));
        }
        return line.toString().stripTrailing();
    }
}
