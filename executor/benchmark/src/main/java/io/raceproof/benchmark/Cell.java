package io.raceproof.benchmark;

import io.raceproof.stress.report.Median;
import java.util.Arrays;
import java.util.List;

/**
 * What was measured of one peer in one setting of a workload.
 *
 * @param workload its name
 * @param setting what varies within the workload, such as "2w" for two workers; may be empty
 * @param peer the peer's label
 * @param unit of the values
 * @param biggerIsBetter or smaller
 * @param forks a value for each fork, or for each repetition where no JVM is forked; never empty
 */
record Cell(String workload, String setting, String peer, String unit, boolean biggerIsBetter, List<Double> forks) {
    Cell {
        forks = List.copyOf(forks);
        if (forks.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured of " + peer + " in " + workload + " " + setting);
        }
    }

    /** A value for which smaller is better. */
    static Cell cost(String workload, String setting, String peer, String unit, double... values) {
        return new Cell(
                workload,
                setting,
                peer,
                unit,
                false,
                Arrays.stream(values).boxed().toList());
    }

    /** A value for which bigger is better. */
    static Cell rate(String workload, String setting, String peer, String unit, double... values) {
        return new Cell(
                workload,
                setting,
                peer,
                unit,
                true,
                Arrays.stream(values).boxed().toList());
    }

    double median() {
        return Median.of(sorted());
    }

    double min() {
        return sorted()[0];
    }

    double max() {
        return sorted()[forks.size() - 1];
    }

    private double[] sorted() {
        return forks.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
