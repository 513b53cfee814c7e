package io.raceproof.lessons.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers, beside a plot.
 *
 * @param title for people
 * @param columns their headings
 * @param rows as many cells each as there are columns
 */
public record Table(String title, List<String> columns, List<List<String>> rows) {
    /** Keeps copies. */
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(title + ": " + row + " has not " + columns.size() + " cells");
            }
        }
    }

    /** The medians of several series at all their places, with the least and the greatest round. */
    public static Table of(String title, String xName, List<Series> series) {
        List<String> columns = new ArrayList<>(List.of(xName));
        series.forEach(one -> columns.add(one.name()));
        List<List<String>> rows = series.stream()
                .flatMap(one -> one.points().stream().map(Series.Point::x))
                .distinct()
                .sorted()
                .map(x -> row(x, series))
                .toList();
        return new Table(title, columns, rows);
    }

    private static List<String> row(double x, List<Series> series) {
        List<String> cells = new ArrayList<>(List.of(Claim.number(x)));
        for (Series one : series) {
            cells.add(one.points().stream()
                    .filter(point -> point.x() == x)
                    .findFirst()
                    .map(point -> cell(point.y()))
                    .orElse(""));
        }
        return cells;
    }

    private static String cell(Measured y) {
        return Claim.number(y.median())
                + (y.spread() == 0 ? "" : " (" + Claim.number(y.low()) + "–" + Claim.number(y.high()) + ")");
    }
}
