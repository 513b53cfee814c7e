package io.raceproof.stress.engine.harness;

import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.race.Tier;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** The canary of this build: if the engine and jcstress do not see this, they see nothing here. */
@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both updates are there")
@Outcome(id = "1", expect = Expect.FORBIDDEN, desc = "an update was lost")
@FromTier(Tier.PR)
@MustBeCaught
@State
public class EngineCatchesLostUpdate {
    private int value;

    private void add() {
        value++;
    }

    /** The first actor. */
    @Actor
    public void left() {
        add();
    }

    /** The second actor. */
    @Actor
    public void right() {
        add();
    }

    /** What came of it. */
    @Arbiter
    public void outcome(I_Result result) {
        result.r1 = value;
    }
}
