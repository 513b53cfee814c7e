package io.raceproof.benchmark;

import io.raceproof.stress.report.Terminal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The ratios as text of at most 80 columns: a block for each workload, a row for each setting, a column for each peer. */
final class RatioTable {
    private static final int LABEL = 13;
    private static final int COLUMN = 15;
    private static final int COLUMNS = 4;

    private RatioTable() {}

    /** All lines. */
    static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>(List.of(
                "How many times better ours is than each peer: medians over the forks, then our",
                "worst fork against its best, and our best against its worst. Above 1: better.",
                "w: workers. met, missed: the target; ! is after each ratio that misses it."));
        cautions(report).forEach(caution -> lines.addAll(Terminal.wrap(caution, Terminal.WIDTH)));
        grouped(report.ratios(), Ratio::workload).forEach((workload, block) -> add(workload, block, lines));
        return lines;
    }

    /** What makes the figures rough. */
    static List<String> cautions(Report report) {
        List<String> cautions = new ArrayList<>();
        if (report.quick()) {
            cautions.add("A quick run: one fork, which says nothing about the spread.");
        }
        int cores = report.stamp().cores();
        if (report.load() > cores / 4.0) {
            cautions.add(String.format(
                    Locale.ROOT,
                    "When it began, the machine was busy with other things: its load was %.1f, with %d processors.",
                    report.load(),
                    cores));
        }
        return cautions;
    }

    private static void add(String workload, List<Ratio> block, List<String> lines) {
        List<String> peers = block.stream().map(Ratio::peer).distinct().toList();
        for (int from = 0; from < peers.size(); from += COLUMNS) {
            List<String> some = peers.subList(from, Math.min(peers.size(), from + COLUMNS));
            List<Ratio> part =
                    block.stream().filter(r -> some.contains(r.peer())).toList();
            lines.add("");
            lines.add(workload);
            lines.add(" ".repeat(LABEL)
                    + some.stream()
                            .map(peer -> padded(" " + peer, COLUMN))
                            .collect(Collectors.joining())
                            .stripTrailing());
            grouped(part, Ratio::setting).forEach((setting, row) -> lines.add(row(setting, row, some)));
        }
    }

    private static String row(String setting, List<Ratio> row, List<String> peers) {
        StringBuilder line = new StringBuilder(padded("  " + setting, LABEL));
        for (String peer : peers) {
            String text = row.stream()
                    .filter(ratio -> ratio.peer().equals(peer))
                    .map(RatioTable::text)
                    .findFirst()
                    .orElse("-");
            line.append(padded(" " + text, COLUMN));
        }
        if (row.stream().anyMatch(Ratio::hasTarget)) {
            line.append(row.stream().allMatch(Ratio::isMet) ? " met" : " missed");
        }
        return line.toString().stripTrailing();
    }

    private static String text(Ratio ratio) {
        String mark = ratio.isMet() ? " " : "!";
        String spread = ratio.hasSpread() ? number(ratio.min()) + "-" + number(ratio.max()) : "";
        return number(ratio.median()) + mark + spread;
    }

    /** Three digits, as many as say something. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "?";
        }
        if (value >= 999.5) {
            return String.format(Locale.ROOT, value < 9_950 ? "%.1fk" : "%.0fk", value / 1_000);
        }
        int digits = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String padded(String text, int width) {
        String cut = text.length() > width ? text.substring(0, width) : text;
        return cut + " ".repeat(width - cut.length());
    }

    private static Map<String, List<Ratio>> grouped(
            List<Ratio> ratios, java.util.function.Function<Ratio, String> key) {
        return ratios.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }
}
