package io.raceproof.stress.ci;

import io.raceproof.stress.mutation.MatrixFile.Line;
import io.raceproof.stress.mutation.MatrixSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The kill matrix as a part of the report: numbers by kind, and a row for each mutant, those that live first; the platforms
 * side by side. Immutable.
 */
final class KillSection {
    /** By platform. */
    private final SortedMap<String, MatrixSummary> summaries = new TreeMap<>();

    /** Of each mutant its line on each platform, what needs a person first. */
    private final List<SortedMap<String, Line>> mutants;

    private final List<String> problems = new ArrayList<>();

    /** Of all shards and platforms, in any order. */
    KillSection(List<Line> lines) {
        Map<String, List<Line>> byPlatform = lines.stream().collect(Collectors.groupingBy(Line::platform));
        byPlatform.forEach((platform, ofOne) -> summaries.put(platform, new MatrixSummary(ofOne)));
        Map<String, SortedMap<String, Line>> rows = new TreeMap<>();
        summaries.forEach((platform, summary) -> summary.lines()
                .forEach(line -> rows.computeIfAbsent(line.mutant(), id -> new TreeMap<>())
                        .putIfAbsent(platform, line)));
        mutants = rows.values().stream()
                .sorted(Comparator.comparingInt(row -> row.values().stream()
                        .mapToInt(MatrixSummary::rank)
                        .min()
                        .orElseThrow()))
                .toList();
        byPlatform.forEach((platform, ofOne) -> {
            long different = ofOne.stream().map(Line::mutant).distinct().count();
            if (different < ofOne.size()) {
                problems.add((ofOne.size() - different) + " mutants are twice in the kill matrix of " + platform
                        + ": a shard is there twice");
            }
        });
    }

    /** Whether a mutant survives somewhere without an explanation. */
    boolean hasOpen() {
        return summaries.values().stream().anyMatch(summary -> !summary.open().isEmpty());
    }

    /** What is wrong with the files, each in one sentence. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** For a job's summary; nothing if no mutant was tried. */
    String markdown() {
        return summaries.entrySet().stream()
                .map(each -> "\n### Kill matrix" + on(each.getKey()) + ": "
                        + each.getValue().headline() + "\n"
                        + each.getValue().open().stream()
                                .map(line -> "\n- " + line.verdict() + " `" + line.mutant() + "` at " + line.place())
                                .collect(Collectors.joining())
                        + "\n")
                .collect(Collectors.joining());
    }

    /** Only where there are several. */
    private String on(String platform) {
        return summaries.size() > 1 ? ", " + platform : "";
    }

    /** Two tables under a heading; nothing if no mutant was tried. */
    String html() {
        if (summaries.isEmpty()) {
            return "";
        }
        return summaries.entrySet().stream()
                        .map(each -> "<h2>Kill matrix"
                                + CiReport.escaped(on(each.getKey()) + ": "
                                        + each.getValue().headline()) + "</h2>\n"
                                + paragraph(
                                        "From the first try to the kill",
                                        each.getValue().times())
                                + paragraph("Time to detect", each.getValue().timesByDefault()))
                        .collect(Collectors.joining())
                + kinds()
                + table(
                        "mutants",
                        Stream.of(
                                Stream.of("mutant", "place"),
                                headsOf("verdict", "by", "seconds", "tool's own settings"),
                                Stream.of("reason")),
                        mutants.stream().map(this::row).collect(Collectors.joining()));
    }

    /** These heads for each platform. */
    private Stream<String> headsOf(String... heads) {
        return summaries.keySet().stream().flatMap(platform -> Stream.of(heads).map(head -> head + on(platform)));
    }

    private String kinds() {
        TreeSet<String> kinds = new TreeSet<>();
        TreeSet<String> verdicts = new TreeSet<>();
        summaries
                .values()
                .forEach(summary -> summary.byKind().forEach((kind, counts) -> {
                    kinds.add(kind);
                    verdicts.addAll(counts.keySet());
                }));
        String rows = kinds.stream()
                .map(kind -> row(
                        "",
                        Stream.of(
                                Stream.of(kind),
                                summaries.values().stream()
                                        .flatMap(summary -> verdicts.stream()
                                                .map(verdict -> Long.toString(summary.byKind()
                                                        .getOrDefault(kind, Map.of())
                                                        .getOrDefault(verdict, 0L)))))))
                .collect(Collectors.joining());
        return table("numbers", Stream.of(Stream.of("kind"), headsOf(verdicts.toArray(String[]::new))), rows);
    }

    private String row(SortedMap<String, Line> lines) {
        Line first = lines.values().iterator().next();
        boolean open = lines.values().stream().anyMatch(MatrixSummary::isOpen);
        return row(
                open ? "failed" : "",
                Stream.of(
                        Stream.of(first.mutant(), first.place()),
                        summaries.keySet().stream().flatMap(platform -> cells(lines.get(platform))),
                        Stream.of(reasons(lines))));
    }

    private static Stream<String> cells(@Nullable Line line) {
        return line == null
                ? Stream.of("–", "", "", "")
                : Stream.of(line.verdict(), line.harness(), seconds(line.seconds()), seconds(line.byDefault()));
    }

    /** Once, if all platforms have the same. */
    private static String reasons(SortedMap<String, Line> lines) {
        boolean same = lines.values().stream().map(Line::reason).distinct().count() == 1;
        return lines.entrySet().stream()
                .limit(same ? 1 : Long.MAX_VALUE)
                .map(each ->
                        (same ? "" : each.getKey() + ": ") + each.getValue().reason())
                .collect(Collectors.joining("; "));
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

    private static String table(String type, Stream<Stream<String>> heads, String rows) {
        return "<table class=\"" + type + "\"><thead><tr>"
                + heads.flatMap(part -> part)
                        .map(head -> "<th>" + CiReport.escaped(head) + "</th>")
                        .collect(Collectors.joining())
                + "</tr></thead>\n<tbody>\n" + rows + "</tbody></table>\n";
    }

    private static String row(String type, Stream<Stream<String>> cells) {
        return cells.flatMap(part -> part)
                .map(CiReport::escaped)
                .collect(Collectors.joining("</td><td>", "<tr class=\"" + type + "\"><td>", "</td></tr>\n"));
    }
}
