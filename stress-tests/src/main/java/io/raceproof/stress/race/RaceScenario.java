package io.raceproof.stress.race;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;

/** A race for the model checker. */
public final class RaceScenario implements Scenario {
    private final Stage<?> stage;
    private final int actors;

    /** Of the text of a {@link Trial}. */
    public RaceScenario(String trial) {
        this(Stage.of(trial));
    }

    RaceScenario(Stage<?> stage) {
        this.stage = stage;
        this.actors = stage.program().actors().size();
    }

    /** What the model checker is to be told. */
    static String nameOf(Trial trial) {
        return RaceScenario.class.getName() + "#" + trial.text();
    }

    @Override
    public void run() throws InterruptedException {
        Run<?> run = stage.begin();
        Actors.Actor[] made = new Actors.Actor[actors];
        for (int i = 0; i < actors; i++) {
            int actor = i;
            made[i] = () -> run.actor(actor);
        }
        Actors.run(run, made);
        Outcome outcome = run.end();
        if (!stage.rule().allows(outcome)) {
            throw new AssertionError(stage.rule().nameOf(outcome));
        }
    }
}
