package io.raceproof.stress.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raceproof.stress.harness.Harness.Tier;
import io.raceproof.stress.jcstress.Budget;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the harnesses of a tier: {@code -Draceproof.tier=smoke|pr|nightly}. The tables of what was found are in {@code
 * target/harness}.
 */
class HarnessTest {
    private static final Budget LONG = new Budget("default", 5, Duration.ofMillis(200), true);

    private final Tier tier =
            Tier.valueOf(System.getProperty("raceproof.tier", "smoke").toUpperCase(Locale.ROOT));
    private final String only = System.getProperty("raceproof.only", "");

    @TestFactory
    Stream<DynamicTest> every_fix_holds_and_every_broken_twin_is_caught() throws InterruptedException, IOException {
        Path directory = Path.of("target", "harness", tier.name().toLowerCase(Locale.ROOT));
        List<Harness> harnesses = Tiers.upTo(tier).stream()
                .filter(harness -> harness.name().matches(only.isEmpty() ? ".*" : only))
                .toList();
        boolean night = tier == Tier.NIGHTLY;
        List<HarnessRun.Finding> findings =
                new HarnessRun(night ? LONG : Budget.SMOKE, night ? 5_000 : 300, directory).run(harnesses);
        HarnessReport.write(findings, directory);
        return findings.stream()
                .map(finding -> DynamicTest.dynamicTest(
                        finding.harness().name() + " " + finding.harness().expected(), () -> check(finding)));
    }

    private static void check(HarnessRun.Finding finding) {
        assertEquals(
                finding.harness().expected(),
                finding.judgement().verdict(),
                () -> finding.judgement().reason() + " " + finding.judgement().bounds());
    }
}
