package io.raceproof.lessons.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.lesson01.TheTestThatLied;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a lesson has shown what it should. */
class LessonRunTest {
    private static Findings findings(Verdict stress, Verdict model, int green) {
        Lesson.Version version = TheTestThatLied.lesson().broken();
        return new Findings(
                version,
                new UnitTestLens(green, 10),
                new StressTable("", List.of()),
                Judgement.of(stress, ""),
                new Exploration("", Exploration.Finding.NOTHING, "", 1, 1, null),
                Judgement.of(model, ""),
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "BROKEN, BROKEN, HELD, HELD, HELD",
        "BROKEN, INCONCLUSIVE, HELD, HELD, HELD",
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
        List<Findings> all = List.of(findings(brokenStress, brokenModel, 10), findings(fixStress, fixModel, 10));
        assertEquals(expected, LessonRun.overall(all));
    }

    @Test
    void a_fix_whose_unit_test_was_red_once_is_broken() {
        assertEquals(Verdict.BROKEN, findings(Verdict.HELD, Verdict.HELD, 9).verdict());
    }
}
