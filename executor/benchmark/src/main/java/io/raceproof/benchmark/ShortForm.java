package io.raceproof.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The README's tables of the published reports, as Markdown. Says the same of the same reports. */
final class ShortForm {
    /**
     * A row of the first table.
     *
     * @param text for people
     * @param workload its name
     * @param setting of the workload
     */
    private record Row(String text, String workload, String setting) {}

    private static final String SECOND_PEER = "best of the others";
    private static final List<String> OTHERS =
            Peer.pools().stream().filter(peer -> !peer.equals(Peer.JDK.label())).toList();

    private static final List<Row> ROWS = List.of(
            new Row("burst of 10,000 empty tasks, 1 worker", "burst", "1w"),
            new Row("the same, 2 workers", "burst", "2w"),
            new Row("the same, 8 workers", "burst", "8w"),
            new Row("the same, 64 workers", "burst", "64w"),
            new Row("four producers at once, 2 workers", "producers", "2w"),
            new Row("submit, result, repeat, 1 worker", "pingpong", "1w"),
            new Row("the same, 8 workers", "pingpong", "8w"),
            new Row("tasks of 10 µs, 2 workers", "tasks", "10us 2w"),
            new Row("a callback for each of 1,000 tasks", "callbacks", "1000 2w"),
            new Row("1,000 tasks as they complete", "asCompleted", "1000 2w"),
            new Row("waiting until 1,000 tasks are done", "awaitAll", "1000 2w"),
            new Row("16 clients, tasks of 4 µs, 4 workers", "clients", "4us 16t 4w"),
            new Row("64 clients", "clients", "4us 64t 4w"),
            new Row("one task in ten 100 times as long as 1 µs, 4 workers", "mixed", "1us 4w"),
            new Row("eight producers, tasks of 1 µs, 2 workers", "manyProducers", "1us 8t 2w"),
            new Row("a task of 1 µs each 500 µs, 2 workers", "paced", "1us @500 2w"),
            new Row("`map` over 1,000,000 items, 2 workers", "map", "1000000 2w"),
            new Row("tasks that park for 1 ms, 64 workers", "parks", "64w"),
            new Row("from making a pool to its first result", "startup", "8w"),
            new Row("closing a pool of 1,000 idle workers", "closing", "1000w"));

    private final List<Report> reports;

    /** Of these reports, a column or two for each. */
    ShortForm(List<Report> reports) {
        this.reports = List.copyOf(reports);
    }

    /** All lines. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(
                "How many times better ours is than the JDK's `ThreadPoolExecutor`, and than whichever of ForkJoinPool (async),",
                "JBoss, Guava and virtual threads is best there: medians, and our worst run against its best to our best against",
                "its worst. Above 1 ours is better. CPU time: of the whole process for a task, against the JDK's pool's, with what is",
                "done between two measurements.",
                ""));
        addTable(
                lines,
                "ours is better by",
                reports.stream().map(r -> name(r) + ": JDK's pool | " + SECOND_PEER + " | CPU time"));
        for (Row row : ROWS) {
            addRow(lines, row.text(), report -> againstPools(report, row));
        }
        lines.add("");
        addTable(
                lines,
                "process pool, and a thread pool beside it",
                reports.stream().map(ShortForm::name));
        addRow(lines, "a small task there and back", report -> processes(report, "round trip", "µs"));
        addRow(lines, "the same with 1 MiB", report -> processes(report, "1 MiB", "µs"));
        addRow(lines, "tasks per second, 2 workers", report -> processes(report, "rate 2w", ""));
        addRow(lines, "from making a pool to its first result", report -> processes(report, "start", "ms"));
        addRow(lines, "the same from a cache (JDK 25)", report -> processes(report, Processes.CACHED_START, "ms"));
        addRow(lines, "memory of an idle worker", report -> processes(report, "memory", "MiB"));
        addRow(lines, "thread pool: a small task there and back", ShortForm::threadRoundTrip);
        lines.add("");
        reports.forEach(report -> lines.add("- " + name(report) + ": " + where(report)));
        return lines;
    }

    private static void addTable(List<String> lines, String title, Stream<String> columns) {
        String head = "| " + title + " | " + columns.collect(Collectors.joining(" | ")) + " |";
        lines.add(head);
        lines.add("|" + "---|".repeat((int) head.chars().filter(c -> c == '|').count() - 1));
    }

    private void addRow(List<String> lines, String text, Function<Report, String> cell) {
        lines.add("| " + text + " | " + reports.stream().map(cell).collect(Collectors.joining(" | ")) + " |");
    }

    private static String name(Report report) {
        return "JDK " + report.stamp().jdk().replaceFirst(" .*", "");
    }

    private static String where(Report report) {
        return report.stamp().processor() + ", " + report.stamp().cores() + " processors, "
                + report.stamp().time().substring(0, 10) + ", at "
                + report.stamp()
                        .commit()
                        .substring(0, Math.min(8, report.stamp().commit().length()));
    }

    private static String againstPools(Report report, Row row) {
        List<Ratio> ratios = report.ratios().stream()
                .filter(r -> r.workload().equals(row.workload()) && r.setting().equals(row.setting()))
                .toList();
        Optional<Ratio> jdk =
                ratios.stream().filter(r -> r.peer().equals(Peer.JDK.label())).findFirst();
        Optional<Ratio> best =
                ratios.stream().filter(r -> OTHERS.contains(r.peer())).min(Comparator.comparingDouble(Ratio::median));
        Optional<Ratio> floor = ratios.stream()
                .filter(r -> r.peer().equals(Peer.BARE_THREADS.label()))
                .findFirst();
        return jdk.map(ShortForm::text).orElse("–") + " | "
                + best.map(r -> text(r) + ", " + r.peer()).orElse("–")
                + floor.map(r -> "; " + text(r) + " of " + r.peer()).orElse("")
                + " | " + cpu(report, row);
    }

    private static String cpu(Report report, Row row) {
        return report.ratios().stream()
                .filter(r -> r.workload().equals(row.workload() + JmhResults.CPU)
                        && r.setting().equals(row.setting())
                        && r.peer().equals(Peer.JDK.label()))
                .findFirst()
                .map(ShortForm::text)
                .orElse("–");
    }

    private static String text(Ratio ratio) {
        String spread = ratio.hasSpread()
                ? " (" + RatioTable.number(ratio.min()) + "–" + RatioTable.number(ratio.max()) + ")"
                : "";
        return RatioTable.number(ratio.median()) + spread;
    }

    /** Ours, and what stands beside it. */
    private static String processes(Report report, String setting, String unit) {
        List<Cell> cells = report.cells().stream()
                .filter(c -> c.workload().equals(Processes.NAME) && c.setting().equals(setting))
                .toList();
        return cells.stream()
                .filter(c -> c.peer().equals(Peer.OURS.label()))
                .findFirst()
                .map(ours -> measured(ours, unit)
                        + cells.stream()
                                .filter(c -> !c.peer().equals(ours.peer()))
                                .map(c -> "; " + c.peer() + " " + measured(c, unit))
                                .collect(Collectors.joining()))
                .orElse("–");
    }

    private static String measured(Cell cell, String unit) {
        double value = cell.median();
        String text = value >= 1_000
                ? String.format(Locale.ROOT, "%,.0f", value)
                : value >= 100 ? String.format(Locale.ROOT, "%.0f", value) : String.format(Locale.ROOT, "%.1f", value);
        return unit.isEmpty() ? text : text + " " + unit;
    }

    private static String threadRoundTrip(Report report) {
        return report.cells().stream()
                .filter(c -> c.workload().equals("pingpong")
                        && c.setting().equals("1w")
                        && c.peer().equals(Peer.OURS.label()))
                .findFirst()
                .map(c -> String.format(Locale.ROOT, "%.2f µs", 1_000 / c.median()))
                .orElse("–");
    }
}
