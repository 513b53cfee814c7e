package io.raceproof.stress.engine;

import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.verdict.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of outcomes, with its verdict, as text. */
final class TableText {
    private static final int MOST_CONFIGURATIONS = 5;

    private TableText() {}

    static String of(StressTable table, Judgement judgement) {
        StringBuilder text = new StringBuilder(table.test())
                .append(": ")
                .append(judgement.verdict())
                .append(", ")
                .append(judgement.reason());
        judgement.bounds().forEach(bound -> text.append("\n  ").append(bound));
        rows(table).forEach(row -> text.append("\n  ").append(row));
        shownBy(table).forEach(line -> text.append("\n  ").append(line));
        table.trouble().forEach(trouble -> text.append("\n  trouble: ").append(trouble));
        table.hang().forEach(line -> text.append("\n  ").append(line));
        return text.toString();
    }

    private static List<String> rows(StressTable table) {
        int width = Math.max(
                7,
                table.outcomes().stream().mapToInt(o -> o.id().length()).max().orElse(0));
        String format = "%-" + width + "s  %13s  %-11s  %s";
        List<String> rows = new ArrayList<>();
        rows.add(String.format(Locale.ROOT, format, "outcome", "samples", "grade", "meaning"));
        for (StressTable.Outcome o : table.outcomes()) {
            rows.add(String.format(
                            Locale.ROOT,
                            format,
                            o.id(),
                            String.format(Locale.ROOT, "%,d", o.count()),
                            o.expectation().word(),
                            o.description())
                    .stripTrailing());
        }
        return rows;
    }

    /** The configurations in which something forbidden was seen. */
    private static List<String> shownBy(StressTable table) {
        List<StressTable.Run> guilty = table.runs().stream()
                .filter(run -> new StressTable(table.test(), List.of(run)).violations() > 0)
                .toList();
        if (guilty.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("forbidden outcomes were seen in " + guilty.size() + " of "
                + table.runs().size() + " JVMs:");
        guilty.stream()
                .map(StressTable.Run::configuration)
                .distinct()
                .limit(MOST_CONFIGURATIONS)
                .forEach(configuration -> lines.add("  " + configuration));
        return lines;
    }
}
