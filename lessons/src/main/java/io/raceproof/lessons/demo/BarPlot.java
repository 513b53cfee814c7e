package io.raceproof.lessons.demo;

import io.raceproof.lessons.grading.Samples;
import io.raceproof.lessons.lab.Measurement.Point;
import io.raceproof.stress.report.Quartiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A series as bars of text: the bar ends at the median, the dots go on to the third quartile.
 *
 * <pre>
 *   1 worker  ####            198 requests/s  spread 1 %
 *   8 workers ############..  601 requests/s  spread 4 %
 * </pre>
 *
 * @param measured what is shown
 */
record BarPlot(Samples measured) {
    private static final int BAR = 28;

    /** The lines, of at most so many columns. */
    List<String> lines(int width) {
        List<Point> points = measured.measurement().points();
        List<Quartiles> series = measured.series();
        double most = series.stream().mapToDouble(Quartiles::third).max().orElse(1);
        int label =
                points.stream().mapToInt(point -> point.label().length()).max().orElse(1);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Quartiles quartiles = series.get(i);
            int end = columns(quartiles.median(), most);
            String bar = "#".repeat(end) + ".".repeat(Math.max(0, columns(quartiles.third(), most) - end));
            String line = String.format(
                    Locale.ROOT,
                    "%-" + label + "s %-" + BAR + "s %s, spread %.0f %%",
                    points.get(i).label(),
                    bar,
                    measured.withUnit(quartiles.median()),
                    100 * quartiles.spread());
            lines.add(line.length() <= width ? line : line.substring(0, width));
        }
        return lines;
    }

    private static int columns(double value, double most) {
        return most <= 0 ? 0 : (int) Math.round(BAR * Math.max(0, value) / most);
    }
}
