package io.raceproof.stress.harness.kill;

import io.raceproof.stress.harness.Harness;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Who killed which mutant before: {@code killers.tsv}, a mutant's id and what a kill matrix said of its harness. A hint: it
 * is asked first, and what it does not see the others may. Immutable.
 */
final class Killers {
    private final Map<String, String> byMutant;

    Killers(Map<String, String> byMutant) {
        this.byMutant = Map.copyOf(byMutant);
    }

    /** The file's. */
    static Killers read() {
        try (InputStream in =
                Objects.requireNonNull(Killers.class.getResourceAsStream("killers.tsv"), "no killers.tsv")) {
            return new Killers(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .collect(Collectors.toMap(fields -> fields[0], fields -> fields[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it needs the machine for itself. */
    boolean isStress(String mutant) {
        return of(mutant).startsWith("jcstress:");
    }

    /** What the mutant's killer sees; nothing if it has none, or none of those. */
    List<Sighting> ask(String mutant, Tools tools, List<Harness> harnesses, int schedules) throws InterruptedException {
        String killer = of(mutant);
        if (killer.startsWith("parked:")) {
            return tools.parked(killer.substring("parked:".length(), killer.indexOf('.')));
        }
        List<Harness> named = harnesses.stream()
                .filter(harness -> killer.equals((harness.isModel() ? "lincheck:" : "jcstress:") + harness.name()))
                .toList();
        return isStress(mutant) ? tools.stress(named) : tools.model(named, schedules);
    }

    private String of(String mutant) {
        return byMutant.getOrDefault(mutant, "");
    }
}
