package io.raceproof.stress.race;

import io.raceproof.stress.lincheck.Scenario;

/**
 * A race for the model checker, which lets one thread run at a time: with a clock, so that a call that ended before another
 * began must come before it in the serial order, too.
 */
public final class TimedRaceScenario implements Scenario {
    private final RaceScenario timed;

    /** Of the text of a {@link Trial}. */
    public TimedRaceScenario(String trial) {
        Stage<?> stage = Stage.of(trial);
        this.timed = new RaceScenario(stage, new Clock(stage.program().size()));
    }

    /** What the model checker is to be told. */
    static String nameOf(Trial trial) {
        return TimedRaceScenario.class.getName() + "#" + trial.text();
    }

    @Override
    public void run() throws InterruptedException {
        timed.run();
    }
}
