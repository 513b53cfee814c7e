package io.raceproof.stress.harness.kill;

import io.raceproof.stress.harness.Harness;
import io.raceproof.stress.process.JvmSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the harnesses do with the executor as it is, by the same way on which the mutants go later: none may raise an alarm.
 * Tells which classes each loads, and how long it takes. Immutable.
 */
final class Baseline {
    /**
     * One harness, or all places of the parked waiters with one parker.
     *
     * @param harness null for parked waiters
     * @param name its name
     * @param seconds what it takes
     * @param loaded the names of the classes that its JVM loaded
     * @param sightings what it saw
     */
    record Entry(
            @Nullable Harness harness, String name, double seconds, Set<String> loaded, List<Sighting> sightings) {}

    static final List<String> PARKERS = List.of("thread", "monitor");

    private final List<Entry> entries;

    /**
     * Of such entries.
     *
     * @throws IllegalStateException if one raises an alarm: nothing can be said of mutants then
     */
    Baseline(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        List<Sighting> alarms = entries.stream()
                .flatMap(entry -> entry.sightings().stream())
                .filter(Sighting::isKill)
                .toList();
        if (!alarms.isEmpty()) {
            throw new IllegalStateException("ENVIRONMENT: the executor as it is raises alarms: " + alarms);
        }
    }

    /** Runs each in a JVM of its own. Throws as the constructor does. */
    static Baseline of(Subjects subjects, List<Harness> harnesses, Crew crew, Path directory)
            throws IOException, InterruptedException {
        Path unchanged = directory.resolve("classes");
        subjects.writeUnchanged(unchanged);
        List<Callable<Entry>> runs = new ArrayList<>();
        PARKERS.forEach(parker -> runs.add(() -> measure(null, "parked-" + parker, unchanged, directory)));
        harnesses.stream()
                .filter(Harness::isModel)
                .forEach(harness -> runs.add(() -> measure(harness, harness.name(), unchanged, directory)));
        List<Entry> entries = new ArrayList<>(crew.runAll(runs));
        for (Harness harness : harnesses) {
            if (!harness.isModel()) { // one at a time: two of its threads race, and there may be but two processors
                entries.add(measure(harness, harness.name(), unchanged, directory));
            }
        }
        return new Baseline(entries);
    }

    private static Entry measure(@Nullable Harness harness, String name, Path unchanged, Path directory)
            throws IOException, InterruptedException {
        Path own = directory.resolve(name.replace('$', '.')).toAbsolutePath();
        Files.createDirectories(own);
        Path log = own.resolve("loaded.txt");
        Tools tools =
                new Tools(new JvmSettings(List.of(unchanged), List.of("-Xlog:class+load:file=" + log)), false, own);
        long start = System.nanoTime();
        List<Sighting> sightings;
        if (harness == null) {
            sightings = tools.parked(name.substring("parked-".length()));
        } else {
            sightings =
                    harness.isModel() ? tools.model(List.of(harness), KillMatrix.FEW) : tools.stress(List.of(harness));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Entry(harness, name, seconds, loaded(log), sightings);
    }

    private static Set<String> loaded(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .map(line -> line.replaceFirst("^(\\[[^]]*])*\\s*", ""))
                .map(line -> line.substring(0, Math.max(0, line.indexOf(' '))))
                .collect(Collectors.toSet());
    }

    /** The parkers with which the parked waiters load a class, cheapest first. */
    List<String> parkers(String className) {
        return relevant(className)
                .filter(entry -> entry.harness() == null)
                .map(entry -> entry.name().substring("parked-".length()))
                .toList();
    }

    /** The harnesses that load a class, cheapest first. */
    List<Harness> harnesses(String className, boolean model) {
        List<Harness> harnesses = new ArrayList<>();
        relevant(className).forEach(entry -> {
            if (entry.harness() != null && entry.harness().isModel() == model) {
                harnesses.add(entry.harness());
            }
        });
        return harnesses;
    }

    private Stream<Entry> relevant(String className) {
        return entries.stream()
                .filter(entry -> entry.loaded().contains(className))
                .filter(entry -> entry.sightings().isEmpty())
                .sorted(Comparator.comparingDouble(Entry::seconds));
    }

    List<Entry> entries() {
        return entries;
    }
}
