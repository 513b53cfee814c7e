package io.raceproof.stress.harness.kill;

import io.raceproof.stress.harness.Harness;
import io.raceproof.stress.harness.ResourceLines;
import java.util.List;
import java.util.Map;
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
        return new Killers(ResourceLines.read(Killers.class, "killers.tsv").stream()
                .map(line -> line.split("\t"))
                .collect(Collectors.toMap(fields -> fields[0], fields -> fields[1])));
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
        if (killer.startsWith(Tools.ORDERED_NAME)) {
            return tools.ordered(named(harnesses, killer, Tools.ORDERED_NAME));
        }
        if (killer.startsWith(Tools.PREEMPTED_NAME)) {
            return tools.preempted(named(harnesses, killer, Tools.PREEMPTED_NAME));
        }
        List<Harness> named = harnesses.stream()
                .filter(harness -> killer.equals(Sighting.nameOf(harness)))
                .toList();
        return isStress(mutant) ? tools.stress(named) : tools.model(named, schedules);
    }

    private static List<Harness> named(List<Harness> harnesses, String killer, String tool) {
        return harnesses.stream()
                .filter(harness -> killer.equals(tool + harness.name()))
                .toList();
    }

    private String of(String mutant) {
        return byMutant.getOrDefault(mutant, "");
    }
}
