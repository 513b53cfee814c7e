package io.raceproof.lessons.lesson03.races;

import io.raceproof.lessons.lesson03.WordCount;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;

/** Two tasks count words, in every order the model checker thinks of; the rule is that all are counted. */
abstract class CountSchedules implements Scenario {
    /** A new count. Not by a constructor reference, which hides the object from the model checker. */
    abstract WordCount newCount();

    @Override
    public final void run() throws InterruptedException {
        TwoReaders readers = new TwoReaders(newCount());
        Actors.run(readers, readers::left, readers::right);
        String outcome = readers.outcome();
        if (!outcome.equals("all counted")) {
            throw new AssertionError(outcome);
        }
    }
}
