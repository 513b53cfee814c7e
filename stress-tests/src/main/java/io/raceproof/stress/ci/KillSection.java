package io.raceproof.stress.ci;

import io.raceproof.stress.mutation.MatrixFile.Line;
import io.raceproof.stress.mutation.MatrixSummary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kill matrix as a part of the report: numbers by kind, and every mutant, those that live first. Immutable. */
final class KillSection {
    private final MatrixSummary summary;

    KillSection(List<Line> lines) {
        summary = new MatrixSummary(lines);
    }

    /** Whether a mutant lives and nobody has said why. */
    boolean hasOpen() {
        return !summary.open().isEmpty();
    }

    /** For a job's summary; nothing if no mutant was tried. */
    String markdown() {
        if (summary.lines().isEmpty()) {
            return "";
        }
        return "\n### Kill matrix: " + summary.headline() + "\n"
                + summary.open().stream()
                        .map(line -> "\n- " + line.verdict() + " `" + line.mutant() + "` at " + line.place())
                        .collect(Collectors.joining())
                + "\n";
    }

    /** Two tables under a heading; nothing if no mutant was tried. */
    String html() {
        if (summary.lines().isEmpty()) {
            return "";
        }
        Map<String, Map<String, Long>> byKind = summary.byKind();
        Set<String> verdicts = new TreeSet<>();
        byKind.values().forEach(counts -> verdicts.addAll(counts.keySet()));
        String kinds = byKind.entrySet().stream()
                .map(entry -> row(
                        "",
                        Stream.concat(
                                Stream.of(entry.getKey()),
                                verdicts.stream()
                                        .map(verdict ->
                                                Long.toString(entry.getValue().getOrDefault(verdict, 0L))))))
                .collect(Collectors.joining());
        String mutants = summary.lines().stream()
                .map(line -> row(
                        MatrixSummary.isOpen(line) ? "failed" : "",
                        Stream.of(
                                line.mutant(),
                                line.place(),
                                line.verdict(),
                                line.harness(),
                                seconds(line.seconds()),
                                seconds(line.byDefault()),
                                line.reason())))
                .collect(Collectors.joining());
        return "<h2>Kill matrix: " + CiReport.escaped(summary.headline()) + "</h2>\n"
                + paragraph("From the first try to the kill", summary.times())
                + paragraph("Time to detect", summary.timesByDefault())
                + table("numbers", Stream.concat(Stream.of("kind"), verdicts.stream()), kinds)
                + table(
                        "mutants",
                        Stream.of("mutant", "place", "verdict", "by", "seconds", "tool's own settings", "reason"),
                        mutants);
    }

    /** Nothing if there are no times. */
    private static String paragraph(String lead, String times) {
        return times.isEmpty() ? "" : "<p>" + lead + ": " + times + ".</p>\n";
    }

    /** Of a time that was not measured: nothing. */
    private static String seconds(double time) {
        if (Double.isNaN(time)) {
            return "";
        }
        return Double.isInfinite(time) ? "not seen" : String.format(Locale.ROOT, "%.1f", time);
    }

    private static String table(String type, Stream<String> heads, String rows) {
        return "<table class=\"" + type + "\"><thead><tr>"
                + heads.map(head -> "<th>" + CiReport.escaped(head) + "</th>").collect(Collectors.joining())
                + "</tr></thead>\n<tbody>\n" + rows + "</tbody></table>\n";
    }

    private static String row(String type, Stream<String> cells) {
        return cells.map(CiReport::escaped)
                .collect(Collectors.joining("</td><td>", "<tr class=\"" + type + "\"><td>", "</td></tr>\n"));
    }
}
