package io.raceproof.stress.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.PrTier;
import io.raceproof.stress.happensbefore.Effort;
import io.raceproof.stress.jcstress.Budget;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.race.samples.TwoIncrements;
import io.raceproof.stress.verdict.Judgement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One race, every lens. */
class LensesTest {
    @TempDir
    private Path directory;

    private final Race<?> race = new TwoIncrements();

    @Test
    @PrTier("the model checker explores three subjects")
    void the_model_checker() throws Exception {
        look(RecordedLens.ofModelChecker());
    }

    @Test
    @PrTier("jcstress races three subjects")
    void the_real_machine() throws Exception {
        look(new StressLens(Budget.SMOKE, Duration.ofMinutes(30)));
    }

    @Test
    void happens_before() throws Exception {
        Evidence control = verdicts(new HappensBeforeLens(Effort.QUICK, Duration.ofMinutes(30), List.of()));
        assertTrue(reasonOf(control).startsWith("data race: "), reasonOf(control));
    }

    private void look(Lens lens) throws InterruptedException {
        assertEquals("one lost", reasonOf(verdicts(lens)).replaceFirst(",.*", ""));
    }

    /** Checks them, and returns what was seen of the control. */
    private Evidence verdicts(Lens lens) throws InterruptedException {
        List<Trial> trials =
                race.subjects().stream().map(subject -> Trial.of(race, subject)).toList();
        List<Evidence> seen = lens.look(trials, JvmSettings.SAME, directory);
        Evidence control = seen.get(0);
        for (Evidence evidence : seen) {
            Judgement judgement = evidence.judge(control);
            Subject<?> subject = race.subject(evidence.trial().subject());
            assertEquals(subject.expected(), judgement.verdict(), () -> evidence.trial() + ": " + judgement);
        }
        return control;
    }

    private static String reasonOf(Evidence control) {
        return control.judge(control).reason();
    }
}
