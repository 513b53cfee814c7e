package io.raceproof.stress.race;

import io.raceproof.stress.happensbefore.HappensBefore;
import io.raceproof.stress.happensbefore.RaceJudge;
import io.raceproof.stress.happensbefore.RaceSearch;
import io.raceproof.stress.verdict.Judgement;
import java.util.List;

/**
 * What the happens-before lens saw.
 *
 * @param trial of what
 * @param search the races, and whether the rule was broken
 * @param canary of the same JVM: whether the lens sees anything there
 */
public record HappensBeforeEvidence(Trial trial, RaceSearch search, RaceSearch canary) implements Evidence {
    @Override
    public Judgement judge(Evidence control) {
        RaceSearch broken = ((HappensBeforeEvidence) control).search();
        return RaceJudge.judge(search, new HappensBefore.Result(canary, List.of(search)), broken);
    }

    @Override
    public Evidence plus(Evidence other) {
        return search.races().isEmpty() && search.violation().isEmpty() ? other : this; // the same runs again
    }
}
