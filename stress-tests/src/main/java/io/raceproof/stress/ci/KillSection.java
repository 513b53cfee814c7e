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

    /** What the page shows of it. */
    record View(List<OnPlatform> platforms, List<Table> tables) {}

    /** On a platform: the numbers, and the times, which are empty if none were measured. */
    record OnPlatform(String title, String times, String timesByDefault) {}

    /** A table; the types of it and its rows are style classes. */
    record Table(String type, List<String> heads, List<Row> rows) {}

    record Row(String type, List<String> cells) {
        Row(String type, Stream<String> first, Stream<String> ofPlatforms, String... last) {
            this(
                    type,
                    Stream.of(first, ofPlatforms, Stream.of(last))
                            .flatMap(part -> part)
                            .toList());
        }
    }

    /** Null if no mutant was tried. */
    @Nullable
    View view() {
        return summaries.isEmpty()
                ? null
                : new View(
                        summaries.entrySet().stream()
                                .map(each -> new OnPlatform(
                                        on(each.getKey()) + ": "
                                                + each.getValue().headline(),
                                        each.getValue().times(),
                                        each.getValue().timesByDefault()))
                                .toList(),
                        List.of(
                                kinds(),
                                new Table(
                                        "mutants",
                                        Stream.of(
                                                        Stream.of("mutant", "place"),
                                                        headsOf("verdict", "by", "seconds", "tool's own settings"),
                                                        Stream.of("reason"))
                                                .flatMap(part -> part)
                                                .toList(),
                                        mutants.stream().map(this::row).toList())));
    }

    /** These heads for each platform. */
    private Stream<String> headsOf(String... heads) {
        return summaries.keySet().stream().flatMap(platform -> Stream.of(heads).map(head -> head + on(platform)));
    }

    private Table kinds() {
        TreeSet<String> kinds = new TreeSet<>();
        TreeSet<String> verdicts = new TreeSet<>();
        summaries
                .values()
                .forEach(summary -> summary.byKind().forEach((kind, counts) -> {
                    kinds.add(kind);
                    verdicts.addAll(counts.keySet());
                }));
        return new Table(
                "numbers",
                Stream.concat(Stream.of("kind"), headsOf(verdicts.toArray(String[]::new)))
                        .toList(),
                kinds.stream()
                        .map(kind -> new Row(
                                "",
                                Stream.of(kind),
                                summaries.values().stream()
                                        .flatMap(summary -> verdicts.stream()
                                                .map(verdict -> Long.toString(summary.byKind()
                                                        .getOrDefault(kind, Map.of())
                                                        .getOrDefault(verdict, 0L))))))
                        .toList());
    }

    private Row row(SortedMap<String, Line> lines) {
        Line first = lines.values().iterator().next();
        boolean open = lines.values().stream().anyMatch(MatrixSummary::isOpen);
        return new Row(
                open ? "failed" : "",
                Stream.of(first.mutant(), first.place()),
                summaries.keySet().stream().flatMap(platform -> cells(lines.get(platform))),
                reasons(lines));
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

    /** Of a time that was not measured: nothing. */
    private static String seconds(double time) {
        if (Double.isNaN(time)) {
            return "";
        }
        return Double.isInfinite(time) ? "not seen" : String.format(Locale.ROOT, "%.1f", time);
    }
}
