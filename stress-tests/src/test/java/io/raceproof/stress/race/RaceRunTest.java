package io.raceproof.stress.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.race.samples.Idle;
import io.raceproof.stress.race.samples.Mailboxes;
import io.raceproof.stress.race.samples.Refusing;
import io.raceproof.stress.race.samples.TwoTakers;
import io.raceproof.stress.race.samples.Uncontrolled;
import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run over a race's subjects may claim. The model checker stands for all lenses. */
class RaceRunTest {
    @TempDir
    private Path directory;

    private <S> Map<String, Verdict> run(Race<S> race) throws InterruptedException {
        Lens lens = new ModelLens(100, Duration.ofMinutes(30));
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (RaceRun.Finding finding : new RaceRun<>(race, lens, JvmSettings.SAME, directory).all(1)) {
            verdicts.put(finding.subject().name(), finding.judgement().verdict());
        }
        return verdicts;
    }

    @Test
    void a_lost_wake_up_is_caught_and_waiting_is_allowed() throws Exception {
        assertEquals(Map.of("tells nobody", Verdict.BROKEN, "tells everybody", Verdict.HELD), run(new Mailboxes()));
    }

    @Test
    void a_wait_that_may_last_for_ever_is_never_called_broken() throws Exception {
        assertEquals(
                Map.of("tells nobody", Verdict.INCONCLUSIVE, "tells everybody", Verdict.INCONCLUSIVE),
                run(new TwoTakers()));
    }

    @Test
    void what_a_reference_leaves_open_is_no_violation_and_a_lie_about_it_is() throws Exception {
        assertEquals(Map.of("says it has counted", Verdict.BROKEN, "refuses", Verdict.HELD), run(new Refusing()));
    }

    @Test
    void actors_that_do_nothing_hold_nothing() throws Exception {
        assertEquals(
                Map.of("not thread-safe", Verdict.INCONCLUSIVE, "the same", Verdict.INCONCLUSIVE), run(new Idle()));
    }

    @Test
    void a_race_without_a_broken_subject_holds_nothing() throws Exception {
        Race<?> race = new Uncontrolled();
        assertEquals(Map.of("atomic", Verdict.INCONCLUSIVE), run(race));
        assertTrue(race.control().isEmpty());
        assertEquals(
                List.of("atomic"), race.subjects().stream().map(Subject::name).toList());
    }
}
