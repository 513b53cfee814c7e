package io.raceproof.stress.harness;

import io.raceproof.stress.jcstress.Budget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs all collection races once, about a second each, and writes the table of every family to {@code
 * target/harness/collections.md}. Takes five minutes, so only on demand: {@code -Draceproof.tables=true}.
 */
class CollectionTableTest {

    @TestFactory
    Stream<DynamicTest> every_family_shows_its_damage_and_none_behind_its_protections()
            throws InterruptedException, IOException {
        if (!Boolean.getBoolean("raceproof.tables")) {
            return Stream.of();
        }
        Path directory = Path.of("target", "harness");
        List<Harness> races = Harness.all().stream()
                .filter(harness -> harness.name().matches(System.getProperty("raceproof.only", "collections\\..*")))
                .filter(harness -> !harness.isModel())
                .toList();
        List<HarnessRun.Finding> findings =
                new HarnessRun(Budget.SMOKE, 0, Corpus.at(Corpus.FILE), directory).run(races);
        HarnessReport.writeCollections(findings, directory.resolve("collections.md"));
        HarnessReport.writeHarnesses(findings, directory.resolve("races.md"));
        return findings.stream()
                .map(finding -> DynamicTest.dynamicTest(finding.harness().name(), () -> SchedulesTest.check(finding)));
    }
}
