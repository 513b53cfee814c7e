package io.raceproof.stress.race;

import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.verdict.Judge;
import io.raceproof.stress.verdict.Judgement;

/**
 * What jcstress saw.
 *
 * @param trial of what
 * @param table how often which outcome, by its name
 */
public record StressEvidence(Trial trial, StressTable table) implements Evidence {
    @Override
    public Judgement judge(Evidence control) {
        return trial.equals(control.trial())
                ? Judge.mustBeCaught(table)
                : Judge.stress(table, ((StressEvidence) control).table());
    }

    @Override
    public Evidence plus(Evidence other) {
        return new StressEvidence(trial, table.plus(((StressEvidence) other).table()));
    }
}
