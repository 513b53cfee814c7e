package io.raceproof.stress.samples;

import io.raceproof.stress.engine.MustSee;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Tests that cannot be judged. */
public final class Trouble {
    private Trouble() {}

    /** Needs more processors than any machine has. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "an update")
    @MustSee("1")
    @State
    public static class ManyActors {
        private volatile int value;

        /** An actor. */
        @Actor
        public void first() {
            value = 1;
        }

        /** An actor. */
        @Actor
        public void second() {
            value = 1;
        }

        /** An actor. */
        @Actor
        public void third() {
            value = 1;
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = value;
        }
    }

    /** Ends its JVM. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "an update")
    @MustSee("1")
    @State
    public static class Dying {
        private volatile int value;

        /** An actor. */
        @Actor
        public void left() {
            value = 1;
        }

        /** An actor. */
        @Actor
        public void right() {
            Runtime.getRuntime().halt(7);
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = value;
        }
    }

    /** Never ends. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "an update")
    @MustSee("1")
    @State
    public static class Hanging {
        private volatile int value;

        /** An actor. */
        @Actor
        public void left() {
            value = 1;
        }

        /** An actor. */
        @Actor
        public void right() {
            while (value >= 0) {
                Thread.onSpinWait();
            }
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = value;
        }
    }
}
