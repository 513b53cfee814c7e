package io.raceproof.stress.harness.kill;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.raceproof.stress.engine.Shard;
import io.raceproof.stress.harness.Harness;
import io.raceproof.stress.mutation.MatrixFile;
import io.raceproof.stress.mutation.MatrixSummary;
import io.raceproof.stress.mutation.Mutant;
import io.raceproof.stress.race.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every mutant of the executor is killed by a harness, or explained. A few in every build; all in the nightly tier, up to
 * the first kill; in the weekly tier each harness has its say. {@code -Draceproof.shard=2/4} shares the mutants among
 * machines, {@code -Draceproof.mutants=skip-call:.*} takes some; {@code -Draceproof.defaults=true} measures how long each
 * killer takes with its tool's own settings.
 */
class KillMatrixTest {
    /** What a build without a tier tries, by parked waiters and by one scenario for Lincheck: a few seconds. */
    private static final Set<String> SAMPLE =
            Set.of("skip-call:Callback.completed#1", "while-to-if:Closing.awaitTermination#1");

    private static final String SAMPLE_HARNESS = "future.waiter.CallbackCalledOnceScenarios$Real";

    private final Tier tier = Tier.of(System.getProperty("raceproof.tier", "smoke"));

    @TestFactory
    Stream<DynamicTest> every_mutant_is_killed_or_explained() throws IOException, InterruptedException {
        Subjects subjects = Subjects.ofExecutor();
        List<Mutant> mutants =
                subjects.mutants().stream().filter(this::isChosen).toList();
        List<Harness> harnesses = Stream.concat(
                        Harness.all().stream().filter(harness -> harness.control() != null),
                        Harness.programs().stream())
                .filter(this::isChosen)
                .toList();
        Explained explained = Explained.read();
        Duration time = (tier == Tier.SMOKE ? Tier.PR : tier).time();
        Path directory = Path.of("target", "harness", "kill");
        KillMatrix matrix = new KillMatrix(
                subjects,
                explained,
                Killers.read(),
                tier == Tier.WEEKLY,
                Boolean.getBoolean("raceproof.defaults"),
                time,
                directory);
        List<MatrixFile.Line> lines = matrix.run(mutants, harnesses);
        MatrixFile.write(Path.of("target", "raceproof", MatrixFile.NAME), lines);
        MatrixSummary summary = new MatrixSummary(lines);
        System.out.println(summary.headline());
        print("from the first try to the kill: ", summary.times());
        print("time to detect: ", summary.timesByDefault());
        summary.open().forEach(line -> System.out.println("  " + line));
        return lines.stream().map(line -> DynamicTest.dynamicTest(line.mutant(), () -> check(line, explained)));
    }

    private static void print(String lead, String times) {
        if (!times.isEmpty()) {
            System.out.println(lead + times);
        }
    }

    private boolean isChosen(Mutant mutant) {
        String only = System.getProperty("raceproof.mutants");
        if (only != null) {
            return mutant.id().matches(only);
        }
        Shard shard = Shard.of(System.getProperty("raceproof.shard", "1/1"));
        return tier.compareTo(Tier.NIGHTLY) >= 0 ? shard.runs(mutant.id()) : SAMPLE.contains(mutant.id());
    }

    private boolean isChosen(Harness harness) {
        return tier.compareTo(Tier.NIGHTLY) >= 0 || harness.name().equals(SAMPLE_HARNESS);
    }

    /**
     * Fails unless the mutant was killed or is explained. Who is said to live must not be killed; what the executor's own
     * tests are said to see, a harness may see too.
     */
    static void check(MatrixFile.Line line, Explained explained) {
        switch (line.verdict()) {
            case "killed" ->
                assertTrue(
                        explained.of(line.mutant()).map(Explained.Entry::test).isPresent()
                                || explained.of(line.mutant()).isEmpty(),
                        "explained.tsv is stale: " + line.harness() + " kills it: " + line.reason());
            case "survived", "not-covered", "inconclusive" -> fail(line.verdict() + ": " + line.reason());
            default -> assertTrue(line.harness().equals("-") || line.harness().startsWith("contract:"), line.harness());
        }
    }
}
