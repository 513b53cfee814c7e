package io.raceproof.lessons.grading;

import io.raceproof.stress.process.ChildJvm;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.process.RunningJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs checks of a learner's checker on specimens, in a JVM of its own; in another one after each that did not come back. For one
 * thread.
 */
final class ChecksRun {
    /** Of processor time, or of waiting: many of them do not come back, with mutants that never wake a thread. */
    private static final Duration LIMIT = Duration.ofSeconds(4);

    /** By the clock, for a JVM that does not get on, which is no fault of the learner's. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** A check that is to be run on a specimen. */
    private record Pair(Probe check, Specimen specimen) {
        String text() {
            return check.index() + ":" + specimen.className();
        }
    }

    /** An exit status above this is that of a process which a signal has ended, where there are signals. */
    private static final int SIGNAL = 128;

    private final String checker;
    private final JvmSettings settings;
    private final Path directory;

    ChecksRun(String checker, JvmSettings settings, Path directory) {
        this.checker = checker;
        this.settings = settings;
        this.directory = directory.toAbsolutePath();
    }

    /**
     * What the checker consists of.
     *
     * @param trouble why that is not known; null if it is
     */
    record Listing(List<Probe> probes, @Nullable String trouble) {}

    /** Asks the checker what it consists of. */
    Listing list() throws InterruptedException {
        List<String> lines = new ArrayList<>();
        ChildJvm.Exit exit = run(List.of(), lines::add);
        List<Probe> probes = lines.stream()
                .filter(line -> line.startsWith("probe "))
                .map(Probe::parse)
                .toList();
        if (lines.contains("listed")) {
            return new Listing(probes, null);
        }
        return new Listing(probes, failureIn(lines).orElseGet(() -> howEnded(exit)));
    }

    /** Runs each of the score's checks, first on right implementations; the score learns of each as soon as it has ended. */
    void run(Score score) throws InterruptedException {
        List<Pair> left = new ArrayList<>();
        for (Probe check : score.probes(true)) {
            score.right().forEach(right -> left.add(new Pair(check, right)));
            score.mutants().forEach(mutant -> left.add(new Pair(check, mutant)));
            score.idle().forEach(idle -> left.add(new Pair(check, idle)));
        }
        while (!left.isEmpty()) {
            List<Pair> asked = List.copyOf(left);
            Reading reading = new Reading(asked, score);
            ChildJvm.Exit exit = run(asked.stream().map(Pair::text).toList(), reading);
            if (!reading.hasEnded && (exit.timedOut() || exit.exitCode() > SIGNAL)) {
                score.troubled(
                        "the JVM for the checks was killed, or made no progress: this machine is short of memory, or"
                                + " too busy; check again, and see " + exit.log());
                return;
            }
            if (!reading.hasEnded) {
                reading.tell(reading.late == null ? howEnded(exit) : reading.late);
            }
            left.subList(0, Math.min(left.size(), reading.ended)).clear();
            left.removeIf(pair -> !score.isWanted(pair.check(), pair.specimen()));
        }
    }

    /** Follows the protocol of one JVM. */
    private static final class Reading implements Consumer<String> {
        private final List<Pair> pairs;
        private final Score score;
        private int ended;
        private boolean hasEnded;
        private @Nullable String late;

        Reading(List<Pair> pairs, Score score) {
            this.pairs = pairs;
            this.score = score;
        }

        @Override
        public void accept(String line) {
            if (line.equals("passed")) {
                tell(null);
            } else if (line.startsWith("failed ")) {
                tell(line.substring("failed ".length()));
            } else if (line.startsWith("late ")) {
                late = line.substring("late ".length());
            }
            hasEnded = ended == pairs.size();
        }

        void tell(@Nullable String failure) {
            if (ended < pairs.size() && failure != null) {
                Pair pair = pairs.get(ended);
                score.fails(pair.check(), pair.specimen(), "one run", failure);
            }
            ended++;
        }
    }

    private static Optional<String> failureIn(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("failed "))
                .map(line -> line.substring("failed ".length()))
                .findFirst();
    }

    private static String howEnded(ChildJvm.Exit exit) {
        return exit.exitCode() == ContractMain.OUT_OF_MEMORY
                ? "it used up the memory: look for something that grows without end"
                : "it ended the JVM, with exit status " + exit.exitCode();
    }

    private ChildJvm.Exit run(List<String> pairs, Consumer<String> lines) throws InterruptedException {
        Path protocol = directory.resolve("checks.txt");
        List<String> arguments =
                new ArrayList<>(List.of(checker, protocol.toString(), Long.toString(LIMIT.toSeconds())));
        arguments.addAll(pairs);
        try {
            Folders.empty(directory);
            Tail tail = new Tail(protocol, lines);
            ChildJvm jvm = new ChildJvm(CheckerMain.class.getName(), directory)
                    .shortLived()
                    .settings(settings)
                    .flags("-Xmx256m", "-XX:+ExitOnOutOfMemoryError")
                    .arguments(arguments);
            ChildJvm.Exit exit;
            try (RunningJvm running = jvm.start()) {
                exit = running.await(PATIENCE, () -> tail.seen, tail::read);
            }
            tail.read();
            return exit;
        } catch (IOException e) {
            throw new UncheckedIOException("the files of the checks cannot be written: " + directory, e);
        }
    }

    /** The lines of a file that grows. */
    private static final class Tail {
        private final Path file;
        private final Consumer<String> lines;
        private int seen;

        Tail(Path file, Consumer<String> lines) {
            this.file = file;
            this.lines = lines;
        }

        void read() {
            try {
                if (Files.exists(file)) {
                    String text = Files.readString(file, StandardCharsets.UTF_8);
                    List<String> whole = text.substring(0, text.lastIndexOf('\n') + 1)
                            .lines()
                            .toList();
                    for (; seen < whole.size(); seen++) {
                        lines.accept(whole.get(seen));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the results of the checks cannot be read: " + file, e);
            }
        }
    }
}
