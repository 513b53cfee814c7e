package io.raceproof.stress.harness.kill;

import io.raceproof.stress.harness.Harness;
import io.raceproof.stress.mutation.MatrixFile;
import io.raceproof.stress.mutation.Mutant;
import io.raceproof.stress.process.JvmSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Runs mutants against the harnesses that load the mutated class: parked waiters, then Lincheck, then jcstress, the one
 * that needs the machine for itself. Only what shows a broken rule kills.
 */
final class KillMatrix {
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
                    sightings.addAll(tools.model(baseline.harnesses(mutant.className(), true)));
                }
            });
        }

        /** What does. */
        Trial second(Baseline baseline) throws IOException, InterruptedException {
            return goesOn()
                    ? timed(tools -> sightings.addAll(tools.stress(baseline.harnesses(mutant.className(), false))))
                    : this;
        }

        private Trial timed(Part part) throws IOException, InterruptedException {
            if (System.nanoTime() - end > 0) {
                sightings.add(Sighting.trouble("none", "not tried to the end: the time was up, use more shards"));
                return this;
            }
            long start = System.nanoTime();
            part.run(tools());
            seconds += (System.nanoTime() - start) / 1e9;
            System.out.println(line());
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
            baseline.entries()
                    .forEach(entry -> System.out.printf(
                            "baseline %s %.1f s %s%n", entry.name(), entry.seconds(), entry.sightings()));
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
