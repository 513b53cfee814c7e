package io.raceproof.lessons.demo;

import io.raceproof.lessons.Lesson;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.Story;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the three lenses found in one version.
 *
 * @param version what was looked at
 * @param unitTest lens one
 * @param table lens two, jcstress
 * @param stress what its table is worth
 * @param exploration lens three, the model checker
 * @param model what it is worth
 * @param story the interleaving that breaks the code, or null
 */
public record Findings(
        Lesson.Version version,
        UnitTestLens unitTest,
        StressTable table,
        Judgement stress,
        Exploration exploration,
        Judgement model,
        @Nullable Story story) {

    /** The verdict of all lenses together: broken if one has shown it, held only if both tools say so. */
    public Verdict verdict() {
        if (unitTest.green() < unitTest.runs()) {
            return Verdict.BROKEN;
        }
        List<Verdict> both = List.of(stress.verdict(), model.verdict());
        return Stream.of(Verdict.BROKEN, Verdict.ENVIRONMENT, Verdict.INCONCLUSIVE)
                .filter(both::contains)
                .findFirst()
                .orElse(Verdict.HELD);
    }
}
