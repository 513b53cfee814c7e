package io.raceproof.lessons.lesson03.races;

import io.raceproof.lessons.lesson03.LockedCount;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Two tasks count the words of a text each through {@link LockedCount}. */
@JCStressTest
@JCStressMeta(CountOutcomes.class)
@State
public class LockedCountRace {
    private final TwoReaders readers = new TwoReaders(new LockedCount());

    /** The first. */
    @Actor
    public void left() {
        readers.left();
    }

    /** The second. */
    @Actor
    public void right() {
        readers.right();
    }

    /** What came of it. */
    @Arbiter
    public void outcome(L_Result result) {
        result.r1 = readers.outcome();
    }
}
