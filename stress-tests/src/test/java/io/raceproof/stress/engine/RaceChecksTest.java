package io.raceproof.stress.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.raceproof.stress.race.samples.AtNight;
import io.raceproof.stress.race.samples.TwoIncrements;
import io.raceproof.stress.race.samples.Uncontrolled;
import io.raceproof.stress.race.samples.Unmade;
import io.raceproof.stress.race.samples.WithoutLuck;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A race is a check for each of its lenses and subjects; the tools are played. */
class RaceChecksTest {
    private static final String RACE = TwoIncrements.class.getName();

    @TempDir
    private Path directory;

    private final FakeTool tool =
            new FakeTool(test -> FakeTool.table(test, 1_000_000, test.contains("#plain#") ? 10_000 : 0));

    private EngineExecutionResults run(String tier, DiscoverySelector selector) {
        return EngineTestKit.engine(tool.engine(2))
                .configurationParameter("raceproof.directory", directory.toString())
                .configurationParameter("raceproof.tier", tier)
                .selectors(selector)
                .execute();
    }

    /** The lines of the file of verdicts: the check without its package, and what it says. */
    private Map<String, String> verdicts() {
        Map<String, String> verdicts = new TreeMap<>();
        for (VerdictFile.Line line : VerdictFile.read(directory.resolve(VerdictFile.NAME))) {
            String name = line.test().replaceFirst(".*\\.(?=[^.]*#|[^.#]*$)", "");
            verdicts.put(name, line.claim() + " " + line.verdict() + " " + line.result());
        }
        return verdicts;
    }

    @Test
    void each_lens_and_subject_is_a_check_with_the_first_broken_one_as_control() {
        EngineExecutionResults results = run("smoke", selectClass(TwoIncrements.class));
        results.testEvents()
                .assertStatistics(statistics -> statistics.started(6).succeeded(6));
        assertEquals(
                Map.of(
                        "TwoIncrements#plain#jcstress", "caught BROKEN successful",
                        "TwoIncrements#locked#jcstress", "holds HELD successful",
                        "TwoIncrements#atomic#jcstress", "holds HELD successful",
                        "TwoIncrements#plain#model", "caught BROKEN successful",
                        "TwoIncrements#locked#model", "holds HELD successful",
                        "TwoIncrements#atomic#model", "holds HELD successful"),
                verdicts());
    }

    @Test
    void one_check_is_run_with_its_control_alone() {
        String id = "[engine:jcstress]/[class:" + RACE + "]/[test:" + RACE + "%23locked%23jcstress]";
        EngineExecutionResults results = run("smoke", selectUniqueId(id));
        results.testEvents()
                .assertStatistics(statistics -> statistics.started(1).succeeded(1));
        assertEquals(
                java.util.List.of(RACE + "#plain#jcstress", RACE + "#locked#jcstress"),
                tool.calls.get(0).tests());
    }

    @Test
    void a_tier_is_that_of_the_lens_or_of_the_subject_whichever_is_higher() {
        run("pr", selectClass(AtNight.class));
        assertEquals(
                Map.of(
                        "AtNight#plain#jcstress", "caught BROKEN successful",
                        "AtNight#atomic#jcstress", "holds - other-tier",
                        "AtNight#plain#generated", "caught - other-tier",
                        "AtNight#atomic#generated", "holds - other-tier"),
                verdicts());
    }

    /** With the real lens. */
    @Test
    void the_happens_before_lens_names_the_data_race_and_holds_only_beside_it() {
        run("smoke", selectClass(WithoutLuck.class));
        assertEquals(
                Map.of(
                        "WithoutLuck#plain#happens-before", "caught BROKEN successful",
                        "WithoutLuck#locked#happens-before", "holds HELD successful"),
                verdicts());
        for (VerdictFile.Line line : VerdictFile.read(directory.resolve(VerdictFile.NAME))) {
            assertTrue(
                    line.reason().contains(line.test().contains("plain") ? "data race: " : "no data race"),
                    line.reason());
            assertTrue(line.samples() > 0, line::toString);
        }
    }

    @Test
    void a_race_without_a_broken_subject_is_inconclusive_and_the_build_fails() {
        EngineExecutionResults results = run("smoke", selectClass(Uncontrolled.class));
        results.testEvents()
                .assertStatistics(statistics -> statistics.aborted(2).failed(1)); // and the gate
        for (VerdictFile.Line line : VerdictFile.read(directory.resolve(VerdictFile.NAME))) {
            assertTrue(line.reason().endsWith("its race has no broken subject"), line.reason());
        }
    }

    @Test
    void a_race_that_cannot_be_made_is_an_error_in_one_sentence() {
        EngineExecutionResults results = run("smoke", selectClass(Unmade.class));
        results.testEvents()
                .assertStatistics(statistics -> statistics.started(1).failed(1));
        String reason =
                VerdictFile.read(directory.resolve(VerdictFile.NAME)).get(0).reason();
        assertTrue(reason.contains("has two subjects \"plain\""), reason);
    }
}
