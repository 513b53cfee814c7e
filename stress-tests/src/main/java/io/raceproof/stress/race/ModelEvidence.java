package io.raceproof.stress.race;

import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.verdict.Judge;
import io.raceproof.stress.verdict.Judgement;
import java.util.List;

/**
 * What the model checker saw.
 *
 * @param trial of what
 * @param exploration the schedules, and the interleaving that breaks it
 * @param canary of the same JVM: whether the tool sees anything there
 */
public record ModelEvidence(Trial trial, Exploration exploration, Exploration canary) implements Evidence {
    @Override
    public Judgement judge(Evidence control) {
        return Judge.model(
                exploration,
                ((ModelEvidence) control).exploration(),
                new ModelCheck.Result(canary, List.of(exploration)));
    }

    @Override
    public Evidence plus(Evidence other) {
        return exploration.finding().isBroken() ? this : other; // the same schedules again
    }
}
