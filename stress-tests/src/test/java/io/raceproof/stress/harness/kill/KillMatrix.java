package io.raceproof.stress.harness.kill;

import io.raceproof.stress.harness.DataRaces;
import io.raceproof.stress.harness.Harness;
import io.raceproof.stress.mutation.MatrixFile;
import io.raceproof.stress.mutation.Mutant;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.report.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs mutants against the harnesses that come by the mutated place: the one that killed it before, parked waiters, the
 * happens-before lens for what is weaker in order, generated programs with one preemption, Lincheck, jcstress, which needs the
 * machine for itself, and Lincheck with more interleavings. Only what shows a broken rule kills. What is explained is not tried,
 * but that the named test sees what it alone is to see.
 */
final class KillMatrix {
    /** Interleavings of a scenario: most mutants that it catches fall in one of the first. */
    static final int FEW = 25;

    private static final int MANY = 200;

    /** For the one scenario that is known to catch it. */
    private static final int ENOUGH = 2_000;

    private static final Set<String> ORDER_ALONE = Set.of("drop-volatile", "weaken-mode");

    /** What the happens-before lens may see, whatever the hardware does. */
    private static final Set<String> ORDER = Set.of("drop-volatile", "weaken-mode", "drop-monitor");

    private final Subjects subjects;
    private final Explained explained;
    private final Killers killers;
    private final boolean whole;
    private final boolean comparing;
    private final long end;
    private final Path directory;
    private final String platform;

    /** How many trials have been told of; those that live on come twice. Guarded by this. */
    private int told;

    /**
     * Prepares a run.
     *
     * @param whole whether every harness has its say, of explained mutants too; else a mutant's first kill is enough
     * @param comparing whether each killer is run once more with its tool's own settings
     * @param time after which no more mutants are tried
     * @param directory for files
     */
    KillMatrix(
            Subjects subjects,
            Explained explained,
            Killers killers,
            boolean whole,
            boolean comparing,
            Duration time,
            Path directory) {
        this.subjects = subjects;
        this.explained = explained;
        this.killers = killers;
        this.whole = whole;
        this.comparing = comparing;
        this.end = System.nanoTime() + time.toNanos();
        this.directory = directory;
        Stamp here = Stamp.here();
        this.platform = Stamp.platform(here.jdk(), here.system());
    }

    /** One mutant and all that was seen of it. Used by one thread at a time. */
    private final class Trial {
        final Mutant mutant;
        final Baseline baseline;
        final Explained.@Nullable Entry entry;
        final List<Sighting> sightings = new ArrayList<>();
        double seconds;
        double byDefault = Double.NaN;

        Trial(Mutant mutant, Baseline baseline) {
            this.mutant = mutant;
            this.baseline = baseline;
            this.entry = explained.of(mutant.id()).orElse(null);
        }

        private boolean goesOn() {
            return whole || (entry == null && sightings.stream().noneMatch(Sighting::isKill));
        }

        private Tools tools() throws IOException {
            Path own = directory.resolve(mutant.id().replaceAll("[^\\w.-]", "_"));
            subjects.write(mutant, own.resolve("classes"));
            return new Tools(new JvmSettings(List.of(own.resolve("classes")), List.of()), !whole, own);
        }

        /** What does not need the machine for itself. */
        Trial first() throws IOException, InterruptedException {
            return timed(tools -> {
                if (entry != null && entry.test() != null) {
                    sightings.addAll(tools.contract(entry.test()));
                }
                if (!killers.isStress(mutant.id())) {
                    sideBySide(tools);
                }
            });
        }

        /** Lincheck's; none for what is weaker only in the order of memory, which Lincheck does not see. */
        private List<Harness> models() {
            return ORDER_ALONE.contains(mutant.kind()) ? List.of() : baseline.harnesses(mutant, true);
        }

        private void sideBySide(Tools tools) throws InterruptedException {
            List<Harness> models = models();
            if (goesOn() && !whole) {
                sightings.addAll(killers.ask(mutant.id(), tools, models, ENOUGH));
            }
            for (String parker : baseline.parkers(mutant)) {
                if (goesOn()) {
                    sightings.addAll(tools.parked(parker));
                }
            }
            boolean hint = entry != null && entry.status() != Explained.Status.NOT_OBSERVABLE; // it has a data race
            if (goesOn() && !hint && ORDER.contains(mutant.kind())) {
                sightings.addAll(tools.ordered(baseline.harnesses(mutant, true).stream()
                        .filter(DataRaces::isSearched)
                        .toList()));
            }
            if (goesOn()) {
                sightings.addAll(tools.preempted(models));
            }
            if (goesOn()) {
                sightings.addAll(tools.model(models, FEW));
            }
        }

        /** What does, and for those that live on, more interleavings. */
        Trial second() throws IOException, InterruptedException {
            if (!goesOn()) {
                return this;
            }
            return timed(tools -> {
                List<Harness> races = baseline.harnesses(mutant, false);
                if (killers.isStress(mutant.id())) {
                    sightings.addAll(killers.ask(mutant.id(), tools, races, ENOUGH));
                    sideBySide(tools);
                }
                if (goesOn()) {
                    sightings.addAll(tools.stress(races));
                }
                if (goesOn()) {
                    sightings.addAll(tools.model(models(), MANY));
                }
            });
        }

        /** How long its killer takes, alone, with the tool as it comes. */
        Trial compared() throws IOException, InterruptedException {
            List<Sighting> kills = kills();
            if (comparing && !kills.isEmpty() && System.nanoTime() - end < 0) {
                byDefault = tools().byDefault(kills.get(0).harness());
                tell(line());
            }
            return this;
        }

        /** What shows that it is broken, but for the test that is said to see it. */
        private List<Sighting> kills() {
            return sightings.stream()
                    .filter(Sighting::isKill)
                    .filter(sighting -> entry == null || !sighting.harness().equals("contract:" + entry.test()))
                    .toList();
        }

        private Trial timed(Part part) throws IOException, InterruptedException {
            if (System.nanoTime() - end > 0) {
                sightings.add(Sighting.trouble("none", "not tried to the end: the time was up, use more shards"));
                return this;
            }
            long start = System.nanoTime();
            part.run(tools());
            seconds += (System.nanoTime() - start) / 1e9;
            tell(line());
            return this;
        }

        MatrixFile.Line line() {
            List<Sighting> seen = sightings.stream().filter(Sighting::isKill).toList();
            List<Sighting> kills = kills();
            String verdict = baseline.covers(mutant) ? "survived" : "not-covered";
            String reason = mutant.description();
            if (!kills.isEmpty()) {
                verdict = "killed";
                reason = kills.get(0).reason();
            } else if (entry != null && (entry.test() == null || !seen.isEmpty())) {
                verdict = entry.status().word();
                reason = entry.argument();
            } else if (!sightings.isEmpty()) {
                verdict = "inconclusive";
                reason = mutant.description() + "; " + sightings;
            } else if (entry != null) {
                reason = mutant.description() + ", and " + entry.test() + ", said to see it, passes";
            }
            String harness = seen.isEmpty()
                    ? "-"
                    : seen.stream().map(Sighting::harness).distinct().collect(Collectors.joining(" "));
            return new MatrixFile.Line(
                    mutant.id(), mutant.kind(), mutant.place(), verdict, harness, seconds, byDefault, reason, platform);
        }
    }

    /** Adds a line to {@code progress.txt}, for people who wait. */
    private synchronized void tell(MatrixFile.Line line) throws IOException {
        told++;
        String who = String.format(Locale.ROOT, "%d. %s %s", told, line.mutant(), line.verdict());
        String byDefault = Double.isNaN(line.byDefault())
                ? ""
                : String.format(Locale.ROOT, " (tool's own settings: %.1f s)", line.byDefault());
        tell(who + String.format(Locale.ROOT, " %.1f s", line.seconds()) + byDefault + ", " + line.harness() + ": "
                + line.reason());
    }

    private void tell(String line) throws IOException {
        Files.writeString(
                directory.resolve("progress.txt"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Part of a trial. */
    @FunctionalInterface
    private interface Part {
        void run(Tools tools) throws IOException, InterruptedException;
    }

    /**
     * Runs them.
     *
     * @throws IllegalStateException if the executor as it is raises an alarm
     */
    List<MatrixFile.Line> run(List<Mutant> mutants, List<Harness> harnesses) throws IOException, InterruptedException {
        try (Crew crew = new Crew()) {
            Baseline baseline = Baseline.of(subjects, harnesses, crew, directory.resolve("baseline"));
            for (Baseline.Entry entry : baseline.entries()) {
                tell("baseline " + entry.name() + ", " + entry.seconds() + " s " + entry.sightings());
            }
            checkTests(mutants, crew);
            tell(mutants.size() + " mutants");
            List<Callable<Trial>> firsts = new ArrayList<>();
            mutants.forEach(mutant -> firsts.add(() -> new Trial(mutant, baseline).first()));
            List<MatrixFile.Line> lines = new ArrayList<>();
            for (Trial trial : crew.runAll(firsts)) {
                lines.add(trial.second().compared().line());
            }
            return lines;
        }
    }

    /** The executor's tests that are to judge some of them must pass with the executor as it is. */
    private void checkTests(List<Mutant> mutants, Crew crew) throws InterruptedException {
        Path own = directory.resolve("contract");
        List<Callable<List<Sighting>>> runs = new ArrayList<>();
        mutants.stream()
                .flatMap(mutant -> explained.of(mutant.id()).stream())
                .flatMap(entry -> Optional.ofNullable(entry.test()).stream())
                .distinct()
                .forEach(test -> runs.add(
                        () -> new Tools(JvmSettings.SAME, true, own.resolve(test.replace('$', '.'))).contract(test)));
        List<Sighting> alarms = crew.runAll(runs).stream().flatMap(List::stream).toList();
        if (!alarms.isEmpty()) {
            throw new IllegalStateException("ENVIRONMENT: with the executor as it is: " + alarms);
        }
    }
}
