package io.raceproof.stress.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.PrTier;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.race.samples.AlwaysWrong;
import io.raceproof.stress.race.samples.Idle;
import io.raceproof.stress.race.samples.Mailboxes;
import io.raceproof.stress.race.samples.Refusing;
import io.raceproof.stress.race.samples.TwoIncrements;
import io.raceproof.stress.race.samples.TwoTakers;
import io.raceproof.stress.race.samples.Uncontrolled;
import io.raceproof.stress.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a run over a race's subjects may claim. The model checker stands for all lenses. */
class RaceRunTest {
    private static final Path NONE = Path.of("target", "none");

    private static <S> Map<String, Verdict> run(Race<S> race) throws InterruptedException {
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (RaceRun.Finding finding : findings(race)) {
            verdicts.put(finding.subject().name(), finding.judgement().verdict());
        }
        return verdicts;
    }

    private static <S> List<RaceRun.Finding> findings(Race<S> race) throws InterruptedException {
        return new RaceRun<>(race, RecordedLens.ofModelChecker(), JvmSettings.SAME, NONE).all(1);
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
    @PrTier("the model checker explores each subject deeply")
    void what_a_reference_leaves_open_is_no_violation_and_a_lie_about_it_is() throws Exception {
        assertEquals(Map.of("says it has counted", Verdict.BROKEN, "refuses", Verdict.HELD), run(new Refusing()));
    }

    @Test
    @PrTier("the model checker explores for a quarter of a minute")
    void actors_that_do_nothing_hold_nothing() throws Exception {
        assertEquals(
                Map.of("not thread-safe", Verdict.INCONCLUSIVE, "the same", Verdict.INCONCLUSIVE), run(new Idle()));
    }

    @Test
    @PrTier("the model checker explores for a quarter of a minute")
    void a_race_without_a_broken_subject_holds_nothing() throws Exception {
        Race<?> race = new Uncontrolled();
        assertEquals(Map.of("atomic", Verdict.INCONCLUSIVE), run(race));
        assertTrue(race.control().isEmpty());
        assertEquals(
                List.of("atomic"), race.subjects().stream().map(Subject::name).toList());
    }

    @Test
    void a_broken_subject_that_is_wrong_without_a_race_shows_nothing_and_controls_nothing() throws Exception {
        Race<?> race = new AlwaysWrong();
        assertEquals(
                Map.of("adds two", Verdict.INCONCLUSIVE, "plain", Verdict.BROKEN, "locked", Verdict.INCONCLUSIVE),
                run(race));
        String why = "breaks its rule without a race, in whatever order its calls are made one after the other";
        List<String> reasons = findings(race).stream()
                .map(finding -> finding.judgement().reason())
                .toList();
        assertEquals("the broken subject \"adds two\" shows no race: it " + why, reasons.get(0));
        assertEquals("the control \"adds two\" does not fit \"locked\": it " + why, reasons.get(2));
    }

    @Test
    void every_sample_but_one_has_a_control_that_needs_a_race() throws Exception {
        for (Race<?> race : List.of(new Mailboxes(), new TwoTakers(), new Refusing(), new TwoIncrements())) {
            Subject<?> control = race.control().orElseThrow();
            assertFalse(WithoutRace.isWrong(race, control), race.title());
        }
    }
}
