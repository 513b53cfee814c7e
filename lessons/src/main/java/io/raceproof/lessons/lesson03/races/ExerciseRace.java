package io.raceproof.lessons.lesson03.races;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Two pupils use one word book, made through {@link lesson03.WordBook}. */
@JCStressTest
@JCStressMeta(BookOutcomes.class)
@State
public class ExerciseRace {
    private final TwoPupils pupils = new TwoPupils();

    /** The first. */
    @Actor
    public void left() {
        pupils.left();
    }

    /** The second. */
    @Actor
    public void right() {
        pupils.right();
    }

    /** What came of it. */
    @Arbiter
    public void outcome(L_Result result) {
        result.r1 = pupils.outcome();
    }
}
