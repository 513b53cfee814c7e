package io.raceproof.stress.race;

import io.raceproof.stress.lincheck.Scenario;

/** A race's program that fails where its outcome has a certain name, for the question whether some order of steps gives it. */
public final class OutcomeScenario implements Scenario {
    private final String name;
    private final RaceScenario race;

    /** Of the name and the text of a {@link Trial}, with # between them. */
    public OutcomeScenario(String text) {
        int between = text.indexOf('#');
        this.name = text.substring(0, between);
        this.race = new RaceScenario(text.substring(between + 1));
    }

    /** What the tool is to be told. */
    static String nameOf(String outcome, Trial trial) {
        return OutcomeScenario.class.getName() + "#" + outcome + "#" + trial.text();
    }

    @Override
    public void run() throws InterruptedException {
        if (race.outcome().equals(name)) {
            throw new AssertionError(name);
        }
    }
}
