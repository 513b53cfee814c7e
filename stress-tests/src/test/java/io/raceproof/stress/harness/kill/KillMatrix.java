package io.raceproof.stress.harness.kill;

import io.raceproof.stress.harness.Harness;
import io.raceproof.stress.mutation.MatrixFile;
import io.raceproof.stress.mutation.Mutant;
import io.raceproof.stress.process.JvmSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Runs mutants against the harnesses that load the mutated class: parked waiters, then Lincheck, then jcstress, the one
 * that needs the machine for itself, then Lincheck with more interleavings. Only what shows a broken rule kills.
 */
final class KillMatrix {
    /** Interleavings of a scenario: most mutants that it catches fall in one of the first. */
    static final int FEW = 25;

    private static final int MANY = 200;

    private final Subjects subjects;
    private final Explained explained;
    private final boolean whole;
    private final long end;
    private final Path directory;

    /**
     * Prepares a run.
     *
     * @param whole whether every harness has its say; else a mutant's first kill is enough
     * @param time after which no more mutants are tried
     * @param directory for files
     */
    KillMatrix(Subjects subjects, Explained explained, boolean whole, Duration time, Path directory) {
        this.subjects = subjects;
        this.explained = explained;
        this.whole = whole;
        this.end = System.nanoTime() + time.toNanos();
        this.directory = directory;
    }

    /** One mutant and all that was seen of it. Used by one thread at a time. */
    private final class Trial {
        final Mutant mutant;
        final List<Sighting> sightings = new ArrayList<>();
        double seconds;

        Trial(Mutant mutant) {
            this.mutant = mutant;
        }

        private boolean goesOn() {
            return whole || sightings.stream().noneMatch(Sighting::isKill);
        }

        private Tools tools() throws IOException {
            Path own = directory.resolve(mutant.id().replaceAll("[^\\w.-]", "_"));
            subjects.write(mutant, own.resolve("classes"));
            return new Tools(new JvmSettings(List.of(own.resolve("classes")), List.of()), !whole, own);
        }

        /** What does not need the machine for itself. */
        Trial first(Baseline baseline) throws IOException, InterruptedException {
            return timed(tools -> {
                for (String parker : baseline.parkers(mutant.className())) {
                    if (goesOn()) {
                        sightings.addAll(tools.parked(parker));
                    }
                }
                if (goesOn()) {
                    sightings.addAll(tools.model(baseline.harnesses(mutant.className(), true), FEW));
                }
            });
        }

        /** What does, and for those that live on, more interleavings. */
        Trial second(Baseline baseline) throws IOException, InterruptedException {
            if (!goesOn()) {
                return this;
            }
            return timed(tools -> {
                sightings.addAll(tools.stress(baseline.harnesses(mutant.className(), false)));
                if (goesOn()) {
                    sightings.addAll(tools.model(baseline.harnesses(mutant.className(), true), MANY));
                }
            });
        }

        private Trial timed(Part part) throws IOException, InterruptedException {
            if (System.nanoTime() - end > 0) {
                sightings.add(Sighting.trouble("none", "not tried to the end: the time was up, use more shards"));
                return this;
            }
            long start = System.nanoTime();
            part.run(tools());
            seconds += (System.nanoTime() - start) / 1e9;
            tell(line().toString());
            return this;
        }

        MatrixFile.Line line() {
            List<Sighting> kills = sightings.stream().filter(Sighting::isKill).toList();
            Optional<Explained.Entry> entry = explained.of(mutant.id());
            String verdict = "survived";
            String reason = mutant.description();
            if (!kills.isEmpty()) {
                verdict = "killed";
                reason = kills.get(0).reason();
            } else if (entry.isPresent()) {
                verdict = entry.get().status().word();
                reason = entry.get().argument();
            } else if (!sightings.isEmpty()) {
                verdict = "inconclusive";
                reason = mutant.description() + "; " + sightings;
            }
            String harness = kills.isEmpty()
                    ? "-"
                    : kills.stream().map(Sighting::harness).distinct().collect(Collectors.joining(" "));
            return new MatrixFile.Line(mutant.id(), mutant.kind(), mutant.place(), verdict, harness, seconds, reason);
        }
    }

    /** Adds a line to {@code progress.txt}, for who waits. */
    private synchronized void tell(String line) throws IOException {
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
            List<Callable<Trial>> firsts = new ArrayList<>();
            mutants.forEach(mutant -> firsts.add(() -> new Trial(mutant).first(baseline)));
            List<MatrixFile.Line> lines = new ArrayList<>();
            for (Trial trial : crew.runAll(firsts)) {
                lines.add(trial.second(baseline).line());
            }
            return lines;
        }
    }
}
