package io.raceproof.benchmark;

import io.raceproof.stress.report.Page;
import io.raceproof.stress.report.Stamp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The ratios drawn: one HTML file that needs neither network nor script. For each workload a plot with a logarithmic axis;
 * a dot is the median, the line through it goes from our worst fork against the peer's best to the opposite.
 */
final class PlotPage {
    private static final int WIDTH = 800;
    private static final int LEFT = 230;
    private static final int RIGHT = 680;
    private static final int ROW = 20;
    private static final double LOWEST = 0.001; // what is below stands here

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" href="data:,">
            <title>raceproof: benchmark</title>
            %s
            <style>
              svg { width: 100%%; max-width: 50rem; }
              svg text { fill: var(--ink); font-size: 13px; }
              .axis { stroke: var(--line); }
              .one { stroke: var(--ink); }
            </style>
            </head>
            <body>
            <main>
            <h1>How many times better ours is than each peer</h1>
            """;

    private final Report report;

    PlotPage(Report report) {
        this.report = report;
    }

    /** The whole file. */
    String html() throws IOException {
        Stamp stamp = report.stamp();
        StringBuilder html = new StringBuilder(HEAD.formatted(projectStyle()));
        html.append(paragraph(
                "soft small",
                stamp.line() + " · " + stamp.processor() + " · " + stamp.time() + " · commit " + stamp.commit()));
        html.append(paragraph(
                "",
                "Right of 1: ours is better, whatever is measured. A dot is the ratio of the medians; "
                        + "the line goes from our worst fork against the peer's best to our best against its worst."));
        RatioTable.cautions(report).forEach(caution -> html.append(paragraph("UNSURE", caution)));
        Map<String, List<Ratio>> workloads = report.ratios().stream()
                .collect(Collectors.groupingBy(Ratio::workload, LinkedHashMap::new, Collectors.toList()));
        workloads.forEach((workload, ratios) -> html.append("<section><h2>")
                .append(escaped(workload))
                .append("</h2>\n")
                .append(plot(ratios))
                .append("</section>\n"));
        return html.append("</main></body></html>\n").toString();
    }

    /** The style of the project's other page. */
    private static String projectStyle() throws IOException {
        try (InputStream in = Page.class.getResourceAsStream("page.html")) {
            String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String end = "</style>";
            return page.substring(page.indexOf("<style>"), page.indexOf(end) + end.length());
        }
    }

    private static String plot(List<Ratio> ratios) {
        double low = Math.min(
                0.5,
                ratios.stream()
                        .mapToDouble(Ratio::min)
                        .map(min -> Math.max(LOWEST, min))
                        .min()
                        .orElse(1));
        double high = Math.max(2, ratios.stream().mapToDouble(Ratio::max).max().orElse(1));
        int height = (ratios.size() + 1) * ROW;
        StringBuilder svg = new StringBuilder();
        add(svg, "<svg viewBox=\"0 0 %d %d\" role=\"img\">%n", WIDTH, height + ROW);
        for (double tick : new double[] {0.01, 0.1, 0.2, 0.5, 1, 2, 5, 10, 100, 1000}) {
            if (tick >= low && tick <= high) {
                double x = x(tick, low, high);
                String style = tick == 1 ? "one" : "axis";
                add(svg, "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"0\" y2=\"%d\"/>", style, x, x, height);
                add(svg, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n", x, height + 14, tick(tick));
            }
        }
        for (int i = 0; i < ratios.size(); i++) {
            Ratio ratio = ratios.get(i);
            int y = (i + 1) * ROW;
            String colour = colour(ratio.peer());
            add(svg, "<text x=\"0\" y=\"%d\">%s</text>", y + 4, escaped(ratio.setting() + " / " + ratio.peer()));
            double from = x(ratio.min(), low, high);
            double to = x(ratio.max(), low, high);
            add(svg, "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"%s\"", from, to, y, y, colour);
            svg.append(" stroke-width=\"2\"/>");
            double dot = x(ratio.median(), low, high);
            add(svg, "<circle cx=\"%.1f\" cy=\"%d\" r=\"5\" fill=\"%s\"/>", dot, y, colour);
            String verdict = ratio.hasTarget() ? ratio.isMet() ? " met" : " missed" : "";
            String text = RatioTable.number(ratio.median()) + verdict;
            add(svg, "<text x=\"%d\" y=\"%d\">%s</text>%n", RIGHT + 10, y + 4, text);
        }
        return svg.append("</svg>\n").toString();
    }

    /** Each pool has its own, the same in every plot; a floor, a limit and the like have that of plain text. */
    private static String colour(String peer) {
        int index = Peer.pools().indexOf(peer);
        return index < 0 ? "var(--soft)" : "var(--t" + (1 + index) + ")";
    }

    private static double x(double value, double low, double high) {
        return LEFT + (RIGHT - LEFT) * Math.log(Math.max(LOWEST, value) / low) / Math.log(high / low);
    }

    private static String tick(double value) {
        return value < 1 ? Double.toString(value) : Integer.toString((int) value);
    }

    private static void add(StringBuilder to, String format, Object... values) {
        to.append(String.format(Locale.ROOT, format, values));
    }

    private static String paragraph(String style, String text) {
        return "<p class=\"" + style + "\">" + escaped(text) + "</p>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
