package io.raceproof.stress.harness;

import io.raceproof.stress.race.Tier;
import java.util.List;

/** The table of all harnesses, {@code tiers.txt}. */
final class Tiers {
    /**
     * One row of the table.
     *
     * @param tier the lowest in which it runs
     * @param seconds17 measured on JDK 17
     * @param seconds25 measured on JDK 25
     * @param name of the harness
     */
    record Row(Tier tier, double seconds17, double seconds25, String name) {}

    private Tiers() {}

    static List<Row> rows() {
        return ResourceLines.read(Tiers.class, "tiers.txt").stream()
                .map(Tiers::row)
                .toList();
    }

    private static Row row(String line) {
        List<String> cells = List.of(line.strip().split(" +", 4));
        return new Row(
                Tier.of(cells.get(0)),
                Double.parseDouble(cells.get(1)),
                Double.parseDouble(cells.get(2)),
                cells.get(3));
    }
}
