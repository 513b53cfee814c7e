package io.raceproof.stress.race;

import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.Exploration.Finding;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.verdict.Judge;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
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
        Exploration broken = ((ModelEvidence) control).exploration();
        if ((hangs(exploration) || hangs(broken)) && trial.load().mayWait()) {
            return Judgement.of(
                    Verdict.INCONCLUSIVE,
                    "a call may wait forever here, and the model checker cannot tell that from a hang: another lens, or a"
                            + " program in which no call is left waiting, can judge it");
        }
        return Judge.model(exploration, broken, new ModelCheck.Result(canary, List.of(exploration)));
    }

    private static boolean hangs(Exploration exploration) {
        return exploration.finding() == Finding.DEADLOCK || exploration.finding() == Finding.LIVELOCK;
    }

    @Override
    public Evidence plus(Evidence other) {
        return exploration.finding().isBroken() ? this : other; // the same schedules again
    }
}
