package io.raceproof.stress.harness;

import io.raceproof.stress.harness.Harness.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The table of all harnesses, {@code tiers.txt}: tier, measured seconds on JDK 17 and on JDK 25, name. */
final class Tiers {
    /**
     * One row of the table.
     *
     * @param harness which
     * @param seconds17 measured on JDK 17
     * @param seconds25 measured on JDK 25
     */
    record Row(Harness harness, double seconds17, double seconds25) {}

    private Tiers() {}

    static List<Row> rows() {
        try (InputStream in = Objects.requireNonNull(Tiers.class.getResourceAsStream("tiers.txt"), "no tiers.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Tiers::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        List<String> cells = List.of(line.strip().split(" +"));
        Tier tier = Tier.valueOf(cells.get(0).toUpperCase(Locale.ROOT));
        Harness harness = new Harness(Harness.typeOf(cells.get(3)), tier);
        return new Row(harness, Double.parseDouble(cells.get(1)), Double.parseDouble(cells.get(2)));
    }

    /** Everything that runs in this tier. */
    static List<Harness> upTo(Tier tier) {
        List<Harness> all = new ArrayList<>();
        for (Row row : rows()) {
            if (row.harness().tier().compareTo(tier) <= 0) {
                all.add(row.harness());
            }
        }
        return all;
    }
}
