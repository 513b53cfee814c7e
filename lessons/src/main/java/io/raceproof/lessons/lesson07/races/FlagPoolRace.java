package io.raceproof.lessons.lesson07.races;

import io.raceproof.lessons.lesson07.FlagPool;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** One submits a job while the other shuts the pool down, made through {@link FlagPool}. */
@JCStressTest
@JCStressMeta(PoolOutcomes.class)
@State
public class FlagPoolRace {
    private final TwoActors actors = new TwoActors(new FlagPool());

    /** The first. */
    @Actor
    public void left() {
        actors.left();
    }

    /** The second. */
    @Actor
    public void right() {
        actors.right();
    }

    /** What came of it. */
    @Arbiter
    public void outcome(L_Result result) {
        result.r1 = actors.outcome();
    }
}
