package io.raceproof.lessons.runner.book;

import com.google.gson.Gson;
import io.raceproof.stress.report.Median;
import io.raceproof.stress.report.Stamp;
import io.raceproof.stress.report.Template;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The benchmark's measurements as bars: the data that it has written, of the workloads that are compared most. */
final class BenchmarkCharts {
    private static final Template TEMPLATE = Template.of(BenchmarkCharts.class, "charts.html");
    private static final String OURS = "ours";

    /** Floors without a pool: beside them all pools look alike. */
    private static final Set<String> FLOORS = Set.of("inline", "hand-over");

    private static final Map<String, String> UNITS =
            Map.of("ops/ms", "tasks a millisecond", "us/op", "µs", "ms/op", "ms", "us", "µs");

    /** The benchmark's file, as far as it is read here. */
    private record Data(Stamp stamp, List<Cell> cells) {}

    private record Cell(
            String workload, String setting, String peer, String unit, boolean biggerIsBetter, List<Double> forks) {
        double median() {
            return Median.of(forks.stream().mapToDouble(Double::doubleValue));
        }
    }

    /** Which measurements are shown. */
    private record Choice(String title, String workload, String setting) {}

    private static final List<Choice> CHOICES = List.of(
            new Choice("A burst of 10,000 empty tasks, 2 workers", "burst", "2w"),
            new Choice("Submit, result, repeat, 1 worker", "pingpong", "1w"),
            new Choice("1,000 tasks as they complete, 2 workers", "asCompleted", "1000 2w"),
            new Choice("map over 1,000,000 items, 2 workers", "map", "1000000 2w"),
            new Choice("Tasks of 10 µs, 2 workers", "tasks", "10us 2w"),
            new Choice("Process pool: a small task there and back", "process", "round trip"));

    /** What the template shows. */
    private record Filled(List<Run> runs) {}

    private record Run(String jdk, List<Chart> charts, String where) {}

    private record Chart(String title, String unit, boolean more, List<Bar> bars) {}

    private record Bar(String peer, boolean ours, String bar, String value) {}

    private BenchmarkCharts() {}

    /** Of files in the benchmark's format. */
    static Section of(List<String> files) {
        List<Run> runs = files.stream()
                .map(file -> run(new Gson().fromJson(file, Data.class)))
                .toList();
        return new Section("bars", "Measured, as bars", TEMPLATE.fill(new Filled(runs)), "benchmark bars medians");
    }

    private static Run run(Data data) {
        return new Run(
                data.stamp().jdk().replaceFirst(" .*", ""),
                CHOICES.stream()
                        .map(choice -> chart(data, choice))
                        .filter(chart -> !chart.bars().isEmpty())
                        .toList(),
                data.stamp().processor() + ", " + data.stamp().line() + ", "
                        + data.stamp().time().replaceFirst("T.*", ""));
    }

    private static Chart chart(Data data, Choice choice) {
        List<Cell> cells = data.cells().stream()
                .filter(cell -> cell.workload().equals(choice.workload())
                        && cell.setting().equals(choice.setting())
                        && !FLOORS.contains(cell.peer())
                        && !cell.forks().isEmpty())
                .sorted(Comparator.comparing((Cell cell) -> !cell.peer().equals(OURS))
                        .thenComparing(Cell::peer))
                .toList();
        double most = cells.stream().mapToDouble(Cell::median).max().orElse(1);
        String unit = cells.isEmpty() ? "" : cells.get(0).unit();
        return new Chart(
                choice.title(),
                UNITS.getOrDefault(unit, unit),
                !cells.isEmpty() && cells.get(0).biggerIsBetter(),
                cells.stream()
                        .map(cell -> new Bar(
                                cell.peer().equals(OURS) ? "raceproof" : cell.peer(),
                                cell.peer().equals(OURS),
                                Html.bar(cell.median() / most),
                                number(cell.median())))
                        .toList());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
