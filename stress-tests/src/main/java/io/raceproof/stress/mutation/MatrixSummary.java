package io.raceproof.stress.mutation;

import io.raceproof.stress.mutation.MatrixFile.Line;
import io.raceproof.stress.report.Median;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kill matrix of one platform in numbers. The same lines in any order give the same summary. Immutable. */
public final class MatrixSummary {
    /** A check that takes longer is not waited for: in seconds. */
    private static final int SOON = 10;

    private final List<Line> lines;

    /** Of all shards. */
    public MatrixSummary(List<Line> all) {
        lines = all.stream()
                .sorted(Comparator.comparingInt(MatrixSummary::rank).thenComparing(Line::mutant))
                .toList();
    }

    /** How much a mutant needs a person: 0 most. */
    public static int rank(Line line) {
        return switch (line.verdict()) {
            case "survived", "not-covered" -> 0;
            case "inconclusive" -> 1;
            case "killed" -> 3;
            default -> 2;
        };
    }

    /** Whether nothing kills it and nothing explains that. */
    public static boolean isOpen(Line line) {
        return rank(line) < 2;
    }

    /** All lines: first those that are open, then those that are explained, then the killed. */
    public List<Line> lines() {
        return lines;
    }

    /** Those that need a person. */
    public List<Line> open() {
        return lines.stream().filter(MatrixSummary::isOpen).toList();
    }

    /** "330 mutants: 12 equivalent, 300 killed (40 jcstress, 200 lincheck, 60 parked), 18 survived". */
    public String headline() {
        String verdicts = counts(lines, Line::verdict).entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey() + tools(entry.getKey()))
                .collect(Collectors.joining(", "));
        return lines.size() + " mutants: " + (lines.isEmpty() ? "none" : verdicts);
    }

    /** How soon the killed were: "median 3.3 s, 120 of 133 within 10 s"; empty if none was killed. */
    public String times() {
        return times(lines.stream().filter(line -> line.verdict().equals("killed")), Line::seconds);
    }

    /**
     * The same for those that a tool killed that was also tried as it comes: "as we run them …; with the tools' own settings
     * …"; empty if there are none.
     */
    public String timesByDefault() {
        List<Line> compared =
                lines.stream().filter(line -> !Double.isNaN(line.byDefault())).toList();
        return compared.isEmpty()
                ? ""
                : "as we run them " + times(compared.stream(), Line::seconds) + "; with the tools' own settings "
                        + times(compared.stream(), Line::byDefault);
    }

    private static String times(Stream<Line> lines, ToDoubleFunction<Line> time) {
        double[] seconds = lines.mapToDouble(time).toArray();
        long soon = Arrays.stream(seconds).filter(s -> s <= SOON).count();
        return seconds.length == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "median %.1f s, %d of %d within %d s",
                        Median.of(seconds),
                        soon,
                        seconds.length,
                        SOON);
    }

    private String tools(String verdict) {
        if (!verdict.equals("killed")) {
            return "";
        }
        List<Line> killed =
                lines.stream().filter(line -> line.verdict().equals("killed")).toList();
        return counts(killed, line -> line.harness().replaceFirst("[:].*", "")).entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", ", " (", ")"));
    }

    /** How many of each kind have which verdict. */
    public Map<String, Map<String, Long>> byKind() {
        return lines.stream()
                .collect(Collectors.groupingBy(
                        Line::kind,
                        TreeMap::new,
                        Collectors.groupingBy(Line::verdict, TreeMap::new, Collectors.counting())));
    }

    private static Map<String, Long> counts(List<Line> lines, Function<Line, String> key) {
        return lines.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
    }
}
