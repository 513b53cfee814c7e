package org.example;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.MustBeCaught;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two threads hit the counter at once, millions of times: jcstress. */
public final class HitCounterRaceTest {
    private HitCounterRaceTest() {}

    /** What may come of it. */
    @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both hits are counted")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a hit was lost")
    public static final class Outcomes {
        private Outcomes() {}
    }

    /** The counter. */
    @JCStressTest
    @JCStressMeta(Outcomes.class)
    @Control(WithoutLock.class)
    @State
    public static class Real {
        private final HitCounter counter = new HitCounter();

        /** One thread. */
        @Actor
        public void first() {
            counter.hit();
        }

        /** Another. */
        @Actor
        public void second() {
            counter.hit();
        }

        /** After both. */
        @Arbiter
        public void hits(I_Result result) {
            result.r1 = counter.hits();
        }
    }

    /** The positive control: if this is not caught here and now, the other's zero means nothing. */
    @JCStressTest
    @JCStressMeta(Outcomes.class)
    @MustBeCaught
    @State
    public static class WithoutLock {
        private final BrokenCounter counter = new BrokenCounter();

        /** One thread. */
        @Actor
        public void first() {
            counter.hit();
        }

        /** Another. */
        @Actor
        public void second() {
            counter.hit();
        }

        /** After both. */
        @Arbiter
        public void hits(I_Result result) {
            result.r1 = counter.hits();
        }
    }
}
