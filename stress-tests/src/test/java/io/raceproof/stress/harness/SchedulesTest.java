package io.raceproof.stress.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raceproof.stress.engine.Shard;
import io.raceproof.stress.engine.Tier;
import io.raceproof.stress.jcstress.Budget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the scenarios for Lincheck; the jcstress tests are run by their engine. The tier is the engine's: {@code
 * -Draceproof.tier=pr}. What was found stands in {@code target/harness}.
 */
class SchedulesTest {
    private final Tier tier = Tier.of(System.getProperty("raceproof.tier", "smoke"));

    private final Shard shard = Shard.of(System.getProperty("raceproof.shard", "1/1"));

    /** For a look at a few of them. */
    private final String only = System.getProperty("raceproof.only", ".*");

    @TestFactory
    Stream<DynamicTest> every_rule_is_kept_and_every_broken_twin_is_caught() throws InterruptedException, IOException {
        Corpus corpus = Corpus.at(Corpus.FILE);
        List<Harness> scenarios = Harness.all().stream()
                .filter(Harness::isModel)
                .filter(harness -> harness.tier().compareTo(tier) <= 0 || (tier != Tier.SMOKE && corpus.has(harness)))
                .filter(harness -> harness.name().matches(only) && shard.runs(harness.name()))
                .toList();
        int schedules = tier.compareTo(Tier.PR) <= 0 ? 100 : 1_000;
        Path directory = Path.of("target", "harness");
        List<HarnessRun.Finding> findings = new HarnessRun(Budget.SMOKE, schedules, corpus, directory).run(scenarios);
        HarnessReport.writeHarnesses(findings, directory.resolve("schedules.md"));
        HarnessReport.writeVerdicts(findings, Path.of("target", "raceproof", "lincheck"));
        return findings.stream()
                .map(finding -> DynamicTest.dynamicTest(finding.harness().name(), () -> check(finding)));
    }

    static void check(HarnessRun.Finding finding) {
        assertEquals(
                finding.harness().expected(),
                finding.judgement().verdict(),
                () -> finding.judgement().reason() + " " + finding.judgement().bounds());
    }
}
