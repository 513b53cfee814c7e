package io.raceproof.lessons.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture of series, or of who did what when. Immutable.
 *
 * @param title for people
 * @param xLabel what x is, with its unit
 * @param yLabel what y is, with its unit
 * @param logX whether each step of x doubles it
 * @param lines what is drawn
 * @param marks upright lines with a word
 * @param rows the names of the rows of a Gantt chart, from the top; empty for curves
 */
public record Plot(
        String title,
        String xLabel,
        String yLabel,
        boolean logX,
        List<Line> lines,
        List<Mark> marks,
        List<String> rows) {
    /** Keeps copies. */
    public Plot {
        lines = List.copyOf(lines);
        marks = List.copyOf(marks);
        rows = List.copyOf(rows);
    }

    /**
     * One line.
     *
     * @param name for the legend
     * @param points of the line
     */
    public record Line(String name, List<Dot> points) {
        /** Keeps a copy. */
        public Line {
            points = List.copyOf(points);
        }
    }

    /**
     * One point; the least and the greatest round are drawn as a band.
     *
     * @param x where
     * @param y the median
     * @param low the least
     * @param high the greatest
     */
    public record Dot(double x, double y, double low, double high) {}

    /**
     * A mark on the x axis.
     *
     * @param x where
     * @param label a few words
     */
    public record Mark(double x, String label) {}

    /**
     * A stretch of time in a Gantt chart.
     *
     * @param row in which row, from 0
     * @param from its begin
     * @param to its end
     * @param kind what was done, for the legend: all bars of a kind have one colour
     */
    public record Bar(int row, double from, double to, String kind) {}

    /** Curves over x. */
    public static Plot curves(
            String title, String xLabel, String yLabel, boolean logX, List<Series> series, List<Mark> marks) {
        List<Line> lines = series.stream().map(Plot::line).toList();
        return new Plot(title, xLabel, yLabel, logX, lines, marks, List.of());
    }

    private static Line line(Series series) {
        return new Line(
                series.name(),
                series.points().stream()
                        .map(point -> new Dot(
                                point.x(),
                                point.y().median(),
                                point.y().low(),
                                point.y().high()))
                        .toList());
    }

    /** Who did what when: a row for each worker, time from left to right. A line is a bar: its two ends, in its row. */
    public static Plot gantt(String title, String xLabel, List<String> rows, List<Bar> bars, List<Mark> marks) {
        List<Line> lines = new ArrayList<>();
        for (Bar bar : bars) {
            lines.add(new Line(
                    bar.kind(),
                    List.of(
                            new Dot(bar.from(), bar.row(), bar.row(), bar.row()),
                            new Dot(bar.to(), bar.row(), bar.row(), bar.row()))));
        }
        return new Plot(title, xLabel, "", false, lines, marks, rows);
    }
}
