package io.raceproof.benchmark;

import io.raceproof.stress.report.Page;
import io.raceproof.stress.report.Stamp;
import io.raceproof.stress.report.Template;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

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

    private static final Template TEMPLATE = Template.of(PlotPage.class, "plots.html");

    /** All that the page shows. */
    private record Content(String style, String run, List<String> cautions, List<Plot> plots) {}

    private record Plot(
            String workload, int width, int bottom, int axis, int below, List<Tick> ticks, List<Row> rows) {}

    private record Tick(String x, String style, String label) {}

    private record Row(
            int y,
            int baseline,
            int right,
            String label,
            String colour,
            String from,
            String dot,
            String to,
            String text) {}

    private final Report report;

    PlotPage(Report report) {
        this.report = report;
    }

    /** The whole file. */
    String html() throws IOException {
        Stamp stamp = report.stamp();
        Map<String, List<Ratio>> workloads = report.ratios().stream()
                .collect(Collectors.groupingBy(Ratio::workload, LinkedHashMap::new, Collectors.toList()));
        return TEMPLATE.fill(new Content(
                Page.style(),
                stamp.line() + " · " + stamp.processor() + " · " + stamp.time() + " · commit " + stamp.commit(),
                RatioTable.cautions(report),
                workloads.entrySet().stream()
                        .map(workload -> plot(workload.getKey(), workload.getValue()))
                        .toList()));
    }

    private static Plot plot(String workload, List<Ratio> ratios) {
        double low = Math.min(
                0.5,
                ratios.stream()
                        .mapToDouble(Ratio::min)
                        .map(min -> Math.max(LOWEST, min))
                        .min()
                        .orElse(1));
        double high = Math.max(2, ratios.stream().mapToDouble(Ratio::max).max().orElse(1));
        int height = (ratios.size() + 1) * ROW;
        return new Plot(
                workload,
                WIDTH,
                height + ROW,
                height,
                height + 14,
                DoubleStream.of(0.01, 0.1, 0.2, 0.5, 1, 2, 5, 10, 100, 1000)
                        .filter(tick -> tick >= low && tick <= high)
                        .mapToObj(tick -> new Tick(x(tick, low, high), tick == 1 ? "one" : "axis", label(tick)))
                        .toList(),
                IntStream.range(0, ratios.size())
                        .mapToObj(i -> row(ratios.get(i), (i + 1) * ROW, low, high))
                        .toList());
    }

    private static Row row(Ratio ratio, int y, double low, double high) {
        String verdict = ratio.hasTarget() ? ratio.isMet() ? " met" : " missed" : "";
        return new Row(
                y,
                y + 4,
                RIGHT + 10,
                ratio.setting() + " / " + ratio.peer(),
                colour(ratio.peer()),
                x(ratio.min(), low, high),
                x(ratio.median(), low, high),
                x(ratio.max(), low, high),
                RatioTable.number(ratio.median()) + verdict);
    }

    /** Each pool has its own, the same in every plot; a floor, a limit and the like have that of plain text. */
    private static String colour(String peer) {
        int index = Peer.pools().indexOf(peer);
        return index < 0 ? "var(--soft)" : "var(--t" + (1 + index) + ")";
    }

    private static String x(double value, double low, double high) {
        double x = LEFT + (RIGHT - LEFT) * Math.log(Math.max(LOWEST, value) / low) / Math.log(high / low);
        return String.format(Locale.ROOT, "%.1f", x);
    }

    private static String label(double tick) {
        return tick < 1 ? Double.toString(tick) : Integer.toString((int) tick);
    }
}
