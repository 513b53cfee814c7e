package io.raceproof.stress.ci;

import io.raceproof.stress.engine.VerdictFile.Line;
import io.raceproof.stress.mutation.MatrixFile;
import io.raceproof.stress.verdict.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The verdicts of a run, whether it was one run or several shards: the same checks give the same report, byte by byte.
 * Immutable.
 */
final class CiReport {
    private static final int MOST_ANNOTATIONS = 10;

    /** Worst first, then by name: what needs a person stands at the top. */
    private static final Comparator<Line> ORDER =
            Comparator.comparingInt((Line line) -> rank(line)).thenComparing(Line::test);

    private final List<Line> lines;
    private final KillSection mutants;
    private final FamilySection families;
    private final Map<String, String> drawings;

    /** Of all lines and all mutants, in any order, and of pictures of interleavings, by their checks. */
    CiReport(List<Line> all, List<MatrixFile.Line> matrix, Map<String, String> pictures) {
        lines = all.stream().sorted(ORDER).toList();
        mutants = new KillSection(matrix);
        families = new FamilySection(lines);
        drawings = Map.copyOf(pictures);
    }

    private static int rank(Line line) {
        return switch (line.result()) {
            case "failed" -> 0;
            case "error" -> 1;
            case "aborted" -> 2;
            case "skipped" -> 3;
            default -> 4;
        };
    }

    /** Whether somebody has to look at it. */
    private static boolean isBad(Line line) {
        return rank(line) < 4;
    }

    /**
     * The worst verdict: a violation before trouble, trouble before too little power. A mutant that lives unexplained says
     * that a check may see nothing.
     */
    Verdict verdict() {
        if (lines.isEmpty()) {
            return Verdict.INCONCLUSIVE; // no check was run: nothing is claimed
        }
        return switch (rank(lines.get(0))) {
            case 0 -> Verdict.BROKEN;
            case 1 -> Verdict.ENVIRONMENT;
            case 2, 3 -> Verdict.INCONCLUSIVE;
            default -> mutants.hasOpen() ? Verdict.INCONCLUSIVE : Verdict.HELD;
        };
    }

    private String headline() {
        long bad = lines.stream().filter(CiReport::isBad).count();
        return String.format(
                Locale.ROOT,
                "%s: %d checks, %d as they should be, %d not",
                verdict(),
                lines.size(),
                lines.size() - bad,
                bad);
    }

    /** Markdown, for a job's summary. */
    String markdown() {
        return "## raceproof " + headline()
                + "\n\n| check | claim | verdict | rate | samples | s | reason |\n|---|---|---|---|---|---|---|\n"
                + lines.stream()
                        .map(line -> cells(line)
                                .map(cell -> cell.replace("|", "\\|").replace("<", "&lt;"))
                                .collect(Collectors.joining(" | ", "| ", " |\n")))
                        .collect(Collectors.joining())
                + mutants.markdown();
    }

    /** One HTML file that needs nothing else. */
    String html() {
        String rows = lines.stream()
                .map(line -> cells(line)
                        .map(CiReport::escaped)
                        .collect(Collectors.joining(
                                "</td><td>", "<tr class=\"" + escaped(line.result()) + "\"><td>", "</td></tr>\n")))
                .collect(Collectors.joining());
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>raceproof</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <style>
                body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem; color: #1d2330; background: #fdfdfb }
                table { border-collapse: collapse } td, th { padding: .25rem .75rem; text-align: left; border-bottom: 1px solid #dfe3ea; vertical-align: top }
                .checks td:first-child, .mutants td:first-child, .mutants td:nth-child(2), .mutants td:nth-child(4), .mutants td:nth-child(7) { overflow-wrap: anywhere }
                .checks td:first-child, .mutants td:first-child { min-width: 16rem }
                .mutants td:nth-child(2), .mutants td:nth-child(4) { min-width: 8rem }
                .checks td:last-child, .families td:last-child, .mutants td:last-child { min-width: 18rem }
                h2 { margin-top: 2rem } .numbers { margin-bottom: 1rem }
                .checks td:nth-child(4), .checks td:nth-child(5), .checks td:nth-child(6), .numbers td + td, .mutants td:nth-child(5), .mutants td:nth-child(6) { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
                .families td:nth-child(2), .families td:nth-child(3) { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
                pre { overflow-x: auto; font-size: 13px } summary { cursor: pointer; padding: .25rem 0 }
                .failed { background: #fde8e6 } .error, .aborted, .skipped { background: #fdf1dc }
                </style></head><body>
                <h1>%s</h1>
                <table class="checks"><thead><tr><th>check</th><th>claim</th><th>verdict</th><th>rate</th><th>samples</th><th>seconds</th><th>reason</th></tr></thead>
                <tbody>
                %s</tbody></table>
                %s</body></html>
                """.formatted(escaped(headline()), rows, families.html() + interleavings() + mutants.html());
    }

    /** Those of checks that are not as they should be are open. */
    private String interleavings() {
        String pictures = lines.stream()
                .filter(line -> drawings.containsKey(line.test()))
                .map(line -> "<details" + (isBad(line) ? " open" : "") + "><summary>" + escaped(line.test()) + ": "
                        + escaped(line.reason()) + "</summary><pre>" + escaped(drawings.getOrDefault(line.test(), ""))
                        + "</pre></details>\n")
                .collect(Collectors.joining());
        return pictures.isEmpty()
                ? ""
                : "<h2>Interleavings</h2>\n<p>What the model checker found, step by step: a column for each thread, time"
                        + " runs down.</p>\n" + pictures;
    }

    private static Stream<String> cells(Line line) {
        return Stream.of(
                line.test(),
                line.claim(),
                line.verdict(),
                String.format(Locale.ROOT, "%.1e", line.rate()),
                String.format(Locale.ROOT, "%,d", line.samples()),
                String.format(Locale.ROOT, "%.1f", line.seconds()),
                line.reason());
    }

    /** As text in HTML. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** GitHub's commands for notes at source lines, the worst first; no more than a person reads. */
    List<String> annotations(SourceLines sources) {
        return lines.stream()
                .filter(CiReport::isBad)
                .limit(MOST_ANNOTATIONS)
                .map(line -> "::error " + sources.of(line.test()) + "title=" + line.verdict() + "::"
                        + (line.test() + ": " + line.reason())
                                .replace("%", "%25")
                                .replace("\n", "%0A"))
                .toList();
    }
}
