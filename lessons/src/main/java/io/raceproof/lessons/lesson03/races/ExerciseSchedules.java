package io.raceproof.lessons.lesson03.races;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;

/** For the model checker: the race of {@link ExerciseRace}. */
public final class ExerciseSchedules implements Scenario {
    /** For the model checker. */
    public ExerciseSchedules() {}

    @Override
    public void run() throws InterruptedException {
        TwoPupils pupils = new TwoPupils();
        Actors.run(pupils, pupils::left, pupils::right);
        String outcome = pupils.outcome();
        if (!outcome.equals("all counted")) {
            throw new AssertionError(outcome);
        }
    }
}
