package io.raceproof.stress.ci;

import io.raceproof.stress.engine.VerdictFile.Line;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The report as one HTML page that needs no network and fits a narrow window: there each check is a card. Stateless. */
final class ReportPage {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>raceproof</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>
            body { font: 15px/1.45 system-ui, sans-serif; margin: 1.5rem; color: #1d2330; background: #fdfdfb; overflow-wrap: anywhere }
            h1 { font-size: 1.4rem } h2 { margin-top: 2rem; font-size: 1.15rem }
            table { border-collapse: collapse; width: 100%% }
            td, th { padding: .25rem .6rem; text-align: left; border-bottom: 1px solid #dfe3ea; vertical-align: top }
            th { white-space: nowrap }
            small { color: #55607a; font-variant-numeric: tabular-nums; display: block }
            pre { overflow-x: auto; font-size: 13px; overflow-wrap: normal } summary { cursor: pointer; padding: .25rem 0 }
            .numbers { width: auto } .numbers td + td { text-align: right }
            .problem { background: #fde8e6; padding: .5rem .75rem; font-weight: 600 }
            .failed, .error { background: #fde8e6 } .aborted, .skipped { background: #fdf1dc }
            .checks td:first-child { width: 26%% } .checks td:last-child { width: 32%% } .checks td:nth-child(2) { white-space: nowrap }
            @media (max-width: 720px) {
            body { margin: .75rem }
            table, tbody, tr, td, th { display: block } thead { display: none }
            td, th { border: 0; padding: .1rem .5rem; text-align: left !important; width: auto !important; white-space: normal }
            tr { border-bottom: 1px solid #dfe3ea; padding: .4rem 0 } td:first-child { font-weight: 600 }
            td[data-head]::before { content: attr(data-head) ": "; color: #55607a }
            }
            </style></head><body>
            <h1>%s</h1>
            %s%s</body></html>
            """;

    private ReportPage() {}

    /** With the checks first and {@code sections} below them. */
    static String of(String headline, Verdicts verdicts, String sections) {
        String lead = paragraphs("problem", verdicts.problems()) + paragraphs("run", verdicts.circumstances());
        return PAGE.formatted(CiReport.escaped(headline), lead, checks(verdicts) + higher(verdicts) + sections);
    }

    private static String paragraphs(String type, List<String> lines) {
        return lines.stream()
                .map(line -> "<p class=\"" + type + "\">" + CiReport.escaped(line) + "</p>\n")
                .collect(Collectors.joining());
    }

    private static String checks(Verdicts verdicts) {
        String heads = verdicts.platforms().stream()
                .map(platform -> "<th>" + CiReport.escaped(platform) + "</th>")
                .collect(Collectors.joining());
        return "<table class=\"checks\"><thead><tr><th>check</th><th>claim</th>" + heads
                + "<th>reason</th></tr></thead>\n<tbody>\n"
                + verdicts.rows().stream()
                        .map(row -> row(verdicts.platforms(), row))
                        .collect(Collectors.joining())
                + "</tbody></table>\n";
    }

    private static String row(List<String> platforms, Verdicts.Row row) {
        String cells = platforms.stream()
                .map(platform -> cell(platform, row.lines().get(platform)))
                .collect(Collectors.joining());
        return "<tr><td>" + name(row.test()) + "</td><td data-head=\"claim\">"
                + CiReport.escaped(row.worst().claim()) + "</td>" + cells + "<td>" + reasons(row) + "</td></tr>\n";
    }

    /** The class, under its package. */
    private static String name(String test) {
        int dot = test.lastIndexOf('.') + 1;
        return "<small>" + CiReport.escaped(test.substring(0, dot)) + "</small>"
                + CiReport.escaped(test.substring(dot)).replace("$", "<wbr>$");
    }

    private static String cell(String platform, @org.jspecify.annotations.Nullable Line line) {
        String head = " data-head=\"" + CiReport.escaped(platform) + "\"";
        if (line == null) {
            return "<td" + head + ">–</td>";
        }
        String outcomes = line.outcomes().isEmpty() ? "" : "<small>" + CiReport.escaped(line.outcomes()) + "</small>";
        return "<td class=\"" + CiReport.escaped(line.result()) + "\"" + head + ">" + CiReport.escaped(line.verdict())
                + "<small>" + CiReport.numbers(line) + "</small>" + outcomes + "</td>";
    }

    /** Once, if all platforms have the same. */
    private static String reasons(Verdicts.Row row) {
        Set<String> reasons = new TreeSet<>();
        row.lines().values().forEach(line -> reasons.add(line.reason()));
        if (reasons.size() == 1) {
            return CiReport.escaped(row.worst().reason());
        }
        return row.lines().entrySet().stream()
                .map(line ->
                        CiReport.escaped(line.getKey() + ": " + line.getValue().reason()))
                .collect(Collectors.joining("<br>"));
    }

    private static String higher(Verdicts verdicts) {
        List<String> tests = verdicts.ofHigherTiers();
        return tests.isEmpty()
                ? ""
                : "<details><summary>" + tests.size() + " checks belong to a higher tier</summary><p>"
                        + tests.stream().map(CiReport::escaped).collect(Collectors.joining("<br>"))
                        + "</p></details>\n";
    }
}
