package io.raceproof.stress.race.slot;

import io.raceproof.stress.race.Run;
import io.raceproof.stress.race.Stage;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The jcstress test of a race with two actors: copied for each race, by {@code SlotClasses}. */
@JCStressTest
@State
public class Slot2 {
    private static final Stage<?> STAGE = Stage.of("@trial@");

    private final Run<?> run = STAGE.begin();

    /** The first actor. */
    @Actor
    public void actor1() {
        run.actor(0);
    }

    /** The second actor. */
    @Actor
    public void actor2() {
        run.actor(1);
    }

    /** What came of it. */
    @Arbiter
    public void end(L_Result result) {
        result.r1 = STAGE.grade(run.end());
    }
}
