package io.raceproof.lessons.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.Lessons;
import io.raceproof.lessons.lab.LensKind;
import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a lesson has shown what it should. */
class LessonRunTest {
    private static final Map<LensKind, Boolean> BOTH =
            Map.of(LensKind.UNIT_TEST, false, LensKind.STRESS, true, LensKind.MODEL, true);

    private static Findings findings(boolean broken, Verdict stress, Verdict model, int green) {
        return findings(broken, stress, model, green, BOTH);
    }

    private static Findings findings(
            boolean broken, Verdict stress, Verdict model, int green, Map<LensKind, Boolean> evidence) {
        Exploration exploration = new Exploration("", Exploration.Finding.NOTHING, "", 1, 1, null);
        return new Findings(
                new Lesson.Version("Some", broken, "some"),
                evidence,
                List.of(
                        new Seen.UnitTest(new UnitTestLens(green, 10, false)),
                        new Seen.Stress(new StressTable("", List.of()), List.of(), Judgement.of(stress, "")),
                        new Seen.Model(exploration, Judgement.of(model, ""), null, false)));
    }

    @ParameterizedTest
    @CsvSource({
        "BROKEN, BROKEN, HELD, HELD, HELD",
        "INCONCLUSIVE, BROKEN, HELD, HELD, HELD",
        "BROKEN, INCONCLUSIVE, HELD, HELD, INCONCLUSIVE", // the model checker finds the same each time
        "HELD, HELD, HELD, HELD, INCONCLUSIVE", // a demonstration that demonstrates nothing
        "INCONCLUSIVE, INCONCLUSIVE, HELD, HELD, INCONCLUSIVE",
        "ENVIRONMENT, HELD, HELD, HELD, ENVIRONMENT",
        "BROKEN, BROKEN, BROKEN, HELD, BROKEN",
        "BROKEN, BROKEN, HELD, INCONCLUSIVE, INCONCLUSIVE",
        "BROKEN, BROKEN, HELD, ENVIRONMENT, ENVIRONMENT",
        "BROKEN, BROKEN, BROKEN, ENVIRONMENT, BROKEN"
    })
    void only_a_broken_version_that_broke_and_a_fix_that_held_is_a_success(
            Verdict brokenStress, Verdict brokenModel, Verdict fixStress, Verdict fixModel, Verdict expected) {
        List<Findings> all =
                List.of(findings(true, brokenStress, brokenModel, 10), findings(false, fixStress, fixModel, 10));
        assertEquals(expected, LessonRun.overall(all));
    }

    @Test
    void a_fix_whose_unit_test_was_red_once_is_broken() {
        assertEquals(
                Verdict.BROKEN, findings(false, Verdict.HELD, Verdict.HELD, 9).verdict());
    }

    /** Lesson 4's kind: what the model checker cannot see. */
    @Test
    void a_lens_that_is_to_be_silent_is_no_trouble_and_surprises_if_it_is_not() {
        Map<LensKind, Boolean> memory = Map.of(LensKind.STRESS, true, LensKind.MODEL, false);
        Findings broken = findings(true, Verdict.BROKEN, Verdict.INCONCLUSIVE, 10, memory);
        Findings fixed = findings(false, Verdict.HELD, Verdict.INCONCLUSIVE, 10, memory);
        assertEquals(Verdict.HELD, LessonRun.overall(List.of(broken, fixed)));
        Findings seen = findings(true, Verdict.BROKEN, Verdict.BROKEN, 10, memory);
        assertEquals(Verdict.INCONCLUSIVE, LessonRun.overall(List.of(seen, fixed)));
        assertTrue(seen.surprises().get(0).contains("is not caught by the lens model checker, and it was caught"));
    }

    /** Lesson 2's kind: each access is locked, and a preemption between two of them breaks the rule. */
    @Test
    void what_happens_before_breaks_without_a_data_race_is_not_caught_by_it() {
        RaceSearch search = new RaceSearch("", List.of(), "wrong statement", "", 5, 3, 0, 1, "", 1);
        Seen seen = new Seen.DataRaces(search, Judgement.of(Verdict.BROKEN, "wrong statement"));
        Lesson.Version version = new Lesson.Version("Some", true, "some");
        Findings silent = new Findings(version, Map.of(LensKind.HAPPENS_BEFORE, false), List.of(seen));
        assertEquals(Verdict.BROKEN, silent.verdict());
        assertEquals(List.of(), silent.surprises());
        Findings caught = new Findings(version, Map.of(LensKind.HAPPENS_BEFORE, true), List.of(seen));
        assertTrue(caught.surprises().get(0).contains("it was not caught"), caught.surprises()::toString);
        assertTrue(silent.zero(Lessons.find("2").orElseThrow(), "another").contains("impossible"));
    }

    /** Lesson 13's kind: one of its races is of memory, and the others are not. */
    @Test
    void a_lens_that_is_blind_in_one_race_is_no_trouble_and_decides_nothing() {
        Exploration exploration = new Exploration("", Exploration.Finding.NOTHING, "", 1, 1, null);
        Judgement nothing = Judgement.of(Verdict.INCONCLUSIVE, "the control was missed");
        RaceSearch search = new RaceSearch("", List.of(), "", "", 5, 3, 0, 1, "", 1);
        Seen stress = new Seen.Stress(new StressTable("", List.of()), List.of("nothing in it"), nothing);
        Seen model = new Seen.Model(exploration, nothing, null, true);
        Seen races = new Seen.DataRaces(search, Judgement.of(Verdict.HELD, "no data race"));
        Lesson.Version fixed = new Lesson.Version("Some", false, "some");
        assertEquals(Verdict.HELD, new Findings(fixed, BOTH, List.of(stress, model, races)).verdict());
        assertEquals(Verdict.INCONCLUSIVE, new Findings(fixed, BOTH, List.of(stress, model)).verdict());
        Lesson.Version broken = new Lesson.Version("Some", true, "some");
        assertEquals(List.of(), new Findings(broken, BOTH, List.of(model)).surprises());
    }
}
