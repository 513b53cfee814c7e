package io.raceproof.benchmark;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads JMH's result file. The workload is the name of the benchmark method. */
final class JmhResults {
    /** The workload of which allocation is measured too. */
    static final String ALLOCATING = "burst";

    /** Ends the name of the workload's CPU time. */
    static final String CPU = " CPU";

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private JmhResults() {}

    /** What the file says, in its order. */
    static List<Cell> read(String json) {
        List<Cell> cells = new ArrayList<>();
        for (JsonElement element : JsonParser.parseString(json).getAsJsonArray()) {
            JsonObject result = element.getAsJsonObject();
            String name = name(result);
            boolean isRate = result.get("mode").getAsString().equals("thrpt");
            cells.add(cell(name, result, result.getAsJsonObject("primaryMetric"), isRate));
            JsonObject secondary = result.getAsJsonObject("secondaryMetrics");
            if (secondary != null && secondary.has(CpuProfiler.METRIC)) {
                cells.add(cell(name + CPU, result, secondary.getAsJsonObject(CpuProfiler.METRIC), false));
            }
            if (name.equals(ALLOCATING) && secondary != null && secondary.has(ALLOCATED)) {
                Cell allocated = cell(name + " B/op", result, secondary.getAsJsonObject(ALLOCATED), false);
                if (allocated.forks().stream().allMatch(Double::isFinite)) { // JMH says NaN where it has seen nothing
                    cells.add(allocated);
                }
            }
        }
        return cells;
    }

    private static String name(JsonObject result) {
        String benchmark = result.get("benchmark").getAsString();
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    private static Cell cell(String name, JsonObject result, JsonObject metric, boolean biggerIsBetter) {
        JsonObject params = result.getAsJsonObject("params");
        return new Cell(
                name,
                setting(params),
                Peer.valueOf(params.get("peer").getAsString()).label(),
                metric.get("scoreUnit").getAsString(),
                biggerIsBetter,
                forks(metric.getAsJsonArray("rawData")));
    }

    private static String setting(JsonObject params) {
        return params.entrySet().stream()
                .filter(param -> !param.getKey().equals("peer"))
                .map(JmhResults::shortly)
                .collect(Collectors.joining(" "));
    }

    private static String shortly(Map.Entry<String, JsonElement> param) {
        String value = param.getValue().getAsString();
        return switch (param.getKey()) {
            case "workers" -> value + "w";
            case Workload.THREADS -> value + "t";
            case "pace" -> "@" + value;
            case "micros" -> value + "us";
            default -> value;
        };
    }

    private static List<Double> forks(JsonArray rawData) {
        List<Double> forks = new ArrayList<>();
        for (JsonElement fork : rawData) {
            forks.add(fork.getAsJsonArray().asList().stream()
                    .mapToDouble(JsonElement::getAsDouble)
                    .average()
                    .orElseThrow());
        }
        return forks;
    }
}
