package io.raceproof.lessons.lesson07.races;

import io.raceproof.lessons.lesson07.SmallPool;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import java.util.Set;

/** A job is submitted during a shutdown, in every order the model checker thinks of. */
abstract class PoolSchedules implements Scenario {
    /** A new pool. Not by a constructor reference, which hides the object from the model checker. */
    abstract SmallPool newPool();

    @Override
    public final void run() throws InterruptedException {
        TwoActors actors = new TwoActors(newPool());
        Actors.run(actors, actors::left, actors::right);
        String outcome = actors.outcome();
        if (!Set.of("run", "cancelled", "refused").contains(outcome)) {
            throw new AssertionError("the late job: " + outcome);
        }
    }
}
