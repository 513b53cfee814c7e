package io.raceproof.stress.ci;

import io.raceproof.stress.engine.VerdictFile.Line;
import io.raceproof.stress.mutation.MatrixFile;
import io.raceproof.stress.verdict.Verdict;
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

    private final Verdicts verdicts;
    private final KillSection mutants;
    private final FamilySection families;
    private final Map<String, String> drawings;
    private final Map<String, String> pages;

    /** Of all lines and all mutants, in any order, of pictures of interleavings, by their checks, and of what is wrong. */
    CiReport(List<Line> all, List<MatrixFile.Line> matrix, Map<String, String> pictures, List<String> problems) {
        this(all, matrix, pictures, Map.of(), problems);
    }

    /** The same, with pages beside it, by their checks. */
    CiReport(
            List<Line> all,
            List<MatrixFile.Line> matrix,
            Map<String, String> pictures,
            Map<String, String> pagesBeside,
            List<String> problems) {
        mutants = new KillSection(matrix);
        verdicts = new Verdicts(
                all,
                Stream.concat(problems.stream(), mutants.problems().stream()).toList());
        families = new FamilySection(verdicts.lines());
        drawings = Map.copyOf(pictures);
        pages = Map.copyOf(pagesBeside);
    }

    /** The worst verdict. A mutant that lives unexplained says that a check may see nothing. */
    Verdict verdict() {
        Verdict verdict = verdicts.verdict();
        return verdict == Verdict.HELD && mutants.hasOpen() ? Verdict.INCONCLUSIVE : verdict;
    }

    private static boolean isBad(Verdicts.Row row) {
        return row.rank() < Verdicts.GOOD;
    }

    private String headline() {
        long bad = verdicts.rows().stream().filter(CiReport::isBad).count();
        int higher = verdicts.ofHigherTiers().size();
        return String.format(
                        Locale.ROOT,
                        "%s: %d checks, %d as they should be, %d not",
                        verdict(),
                        verdicts.rows().size(),
                        verdicts.rows().size() - bad,
                        bad)
                + (higher == 0 ? "" : "; " + higher + " of a higher tier");
    }

    /** Markdown, for a job's summary: what needs a person, then all. */
    String markdown() {
        String head = "| check | claim |" + columns(" %s |") + " reason |\n|---|---|" + columns("---|") + "---|\n";
        String bad = markdownRows(verdicts.rows().stream().filter(CiReport::isBad));
        return "## raceproof " + headline() + "\n\n"
                + verdicts.problems().stream()
                        .map(problem -> "- **" + inMarkdown(problem) + "**\n")
                        .collect(Collectors.joining())
                + verdicts.circumstances().stream()
                        .map(line -> "- " + inMarkdown(line) + "\n")
                        .collect(Collectors.joining())
                + (bad.isEmpty() ? "" : "\n" + head + bad)
                + "\n<details><summary>all checks</summary>\n\n" + head
                + markdownRows(verdicts.rows().stream()) + "\n</details>\n" + mutants.markdown();
    }

    private String columns(String format) {
        return verdicts.platforms().stream().map(format::formatted).collect(Collectors.joining());
    }

    private String markdownRows(Stream<Verdicts.Row> rows) {
        return rows.map(row -> Stream.concat(
                                Stream.of(row.test(), row.worst().claim()),
                                Stream.concat(
                                        verdicts.platforms().stream().map(platform -> brief(row, platform)),
                                        Stream.of(row.worst().reason())))
                        .map(CiReport::inMarkdown)
                        .collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }

    private static String brief(Verdicts.Row row, String platform) {
        Line line = row.lines().get(platform);
        return line == null ? "" : line.verdict() + ", " + numbers(line);
    }

    private static String inMarkdown(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    /** "1.2e-04 of 825,418 in 3.5 s". */
    static String numbers(Line line) {
        return String.format(Locale.ROOT, "%.1e of %,d in %.1f s", line.rate(), line.samples(), line.seconds());
    }

    /** One HTML file that needs nothing else. */
    String html() {
        return ReportPage.of(headline(), verdicts, families, interleavings(), mutants.view())
                .html();
    }

    /** Those of checks that are not as they should be are open. */
    private List<ReportPage.Drawing> interleavings() {
        return verdicts.rows().stream()
                .filter(row -> drawings.containsKey(row.test()))
                .map(row -> new ReportPage.Drawing(
                        row.test(),
                        row.worst().reason(),
                        isBad(row),
                        drawings.getOrDefault(row.test(), ""),
                        pages.getOrDefault(row.test(), "")))
                .toList();
    }

    /** GitHub's commands for notes at source lines, the worst first; no more than a person reads. */
    List<String> annotations(SourceLines sources) {
        Stream<String> files =
                verdicts.problems().stream().map(problem -> "::error title=ENVIRONMENT::" + data(problem));
        Stream<String> checks = verdicts.rows().stream().filter(CiReport::isBad).map(row -> {
            Line line = row.worst();
            String level = row.rank() < 2 ? "::error " : "::warning ";
            String on = verdicts.platforms().size() > 1 ? " (" + line.run().platform() + ")" : "";
            return level + sources.of(row.test()) + "title=" + line.verdict() + "::"
                    + data(row.test() + on + ": " + line.reason());
        });
        return Stream.concat(files, checks).limit(MOST_ANNOTATIONS).toList();
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\n", "%0A");
    }
}
