package io.raceproof.stress.harness.kill;

import io.raceproof.stress.harness.Harness;
import io.raceproof.stress.mutation.Mutant;
import io.raceproof.stress.process.JvmSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What the harnesses do with the executor as it is, by the same way on which the mutants go later: none may raise an alarm.
 * Tells which lines each runs, and how long it takes: only a harness that runs a mutant's line can judge it.
 * Immutable.
 */
final class Baseline {
    /**
     * One harness, or all places of the parked waiters with one parker.
     *
     * @param harness null for parked waiters
     * @param name its name
     * @param seconds what it takes
     * @param places the lines that it runs: "class:line"
     * @param sightings what it saw
     */
    record Entry(@Nullable Harness harness, String name, double seconds, Set<String> places, List<Sighting> sightings) {

        /** Whether it comes by the mutant's place; a field's is its whole class. */
        boolean reaches(Mutant mutant) {
            String ofClass = mutant.className() + ":";
            return mutant.line() == 0
                    ? places.stream().anyMatch(place -> place.startsWith(ofClass))
                    : places.contains(ofClass + mutant.line());
        }
    }

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

    /** Runs each in a JVM of its own, but those that ran with the same classes before. Throws as the constructor does. */
    static Baseline of(Subjects subjects, List<Harness> harnesses, Crew crew, Path directory)
            throws IOException, InterruptedException {
        Path classes = directory.resolve("classes");
        subjects.writeWithTrail(classes);
        Probe probe = new Probe(subjects, classes, directory, subjects.fingerprint() + "-" + fingerprintOfHarnesses());
        List<Callable<Entry>> runs = new ArrayList<>();
        PARKERS.forEach(parker -> runs.add(() -> probe.entry(null, "parked-" + parker)));
        harnesses.stream()
                .filter(Harness::isModel)
                .forEach(harness -> runs.add(() -> probe.entry(harness, harness.name())));
        List<Entry> entries = new ArrayList<>(crew.runAll(runs));
        for (Harness harness : harnesses) {
            if (!harness.isModel()) { // one at a time: two of its threads race, and there may be but two processors
                entries.add(probe.entry(harness, harness.name()));
            }
        }
        return new Baseline(entries);
    }

    private static String fingerprintOfHarnesses() throws IOException {
        CRC32 sum = new CRC32();
        Path notThese = Harness.root().resolve("kill");
        try (Stream<Path> files = Files.walk(Harness.root())) {
            for (Path file : files.filter(file -> Files.isRegularFile(file) && !file.startsWith(notThese))
                    .sorted()
                    .toList()) {
                sum.update(Files.readAllBytes(file));
            }
        }
        return Long.toHexString(sum.getValue());
    }

    /**
     * Measures harnesses, or remembers.
     *
     * @param subjects the executor's classes
     * @param classes where those that leave a trail are
     * @param directory for files
     * @param build what may be remembered is of the same
     */
    private record Probe(Subjects subjects, Path classes, Path directory, String build) {
        Entry entry(@Nullable Harness harness, String name) throws IOException, InterruptedException {
            Path own = directory.resolve(name.replace('$', '.')).toAbsolutePath();
            Path known = own.resolve("known-" + build + ".txt");
            if (Files.exists(known)) {
                List<String> lines = Files.readAllLines(known);
                Set<String> places = new TreeSet<>(lines.subList(1, lines.size()));
                return new Entry(harness, name, Double.parseDouble(lines.get(0)), places, List.of());
            }
            Entry entry = measure(harness, name, own);
            if (entry.sightings().isEmpty()) {
                List<String> lines = new ArrayList<>(List.of(Double.toString(entry.seconds())));
                lines.addAll(entry.places());
                Files.write(known, lines);
            }
            return entry;
        }

        private Entry measure(@Nullable Harness harness, String name, Path own)
                throws IOException, InterruptedException {
            Files.createDirectories(own);
            Path trail = own.resolve("trail");
            Files.deleteIfExists(trail);
            String flag = "-D" + Trail.PROPERTY + "=" + trail;
            Tools tools = new Tools(new JvmSettings(List.of(classes), List.of(flag)), false, own);
            long start = System.nanoTime();
            List<Sighting> sightings;
            if (harness == null) {
                sightings = tools.parked(name.substring("parked-".length()));
            } else {
                sightings = harness.isModel()
                        ? tools.model(List.of(harness), KillMatrix.FEW)
                        : tools.stress(List.of(harness));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Entry(harness, name, seconds, subjects.places(trail), sightings);
        }
    }

    /** The parkers with which the parked waiters come by a mutant's place, cheapest first. */
    List<String> parkers(Mutant mutant) {
        return relevant(mutant)
                .filter(entry -> entry.harness() == null)
                .map(entry -> entry.name().substring("parked-".length()))
                .toList();
    }

    /** The harnesses that come by a mutant's place, cheapest first. */
    List<Harness> harnesses(Mutant mutant, boolean model) {
        List<Harness> harnesses = new ArrayList<>();
        relevant(mutant).forEach(entry -> {
            if (entry.harness() != null && entry.harness().isModel() == model) {
                harnesses.add(entry.harness());
            }
        });
        return harnesses;
    }

    /** Whether any harness comes by its place. */
    boolean covers(Mutant mutant) {
        return relevant(mutant).findAny().isPresent();
    }

    private Stream<Entry> relevant(Mutant mutant) {
        return entries.stream()
                .filter(entry -> entry.reaches(mutant))
                .filter(entry -> entry.sightings().isEmpty())
                .sorted(Comparator.comparingDouble(Entry::seconds));
    }

    List<Entry> entries() {
        return entries;
    }
}
