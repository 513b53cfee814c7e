package io.raceproof.stress.samples;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.engine.MustSee;
import io.raceproof.stress.race.Tier;
import org.junit.jupiter.api.Tag;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two actors add one to a counter each: what can become of that, for the tests of the engine. */
public final class Counters {
    private Counters() {}

    /** How outcomes are graded. */
    @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both updates are there")
    @Outcome(id = "1", expect = Expect.FORBIDDEN, desc = "an update was lost")
    public static final class Grades {
        private Grades() {}
    }

    /** Counts. */
    private interface Counter {
        void add();

        int get();
    }

    private static final class Unprotected implements Counter {
        private int value;

        @Override
        public void add() {
            value++;
        }

        @Override
        public int get() {
            return value;
        }
    }

    private static final class Protected implements Counter {
        private int value;

        @Override
        public synchronized void add() {
            value++;
        }

        @Override
        public synchronized int get() {
            return value;
        }
    }

    /** The positive control. */
    @JCStressTest
    @JCStressMeta(Grades.class)
    @MustBeCaught
    @State
    public static class Racy {
        private final Counter counter = new Unprotected();

        /** The first actor. */
        @Actor
        public void left() {
            counter.add();
        }

        /** The second actor. */
        @Actor
        public void right() {
            counter.add();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = counter.get();
        }
    }

    /** Correct, and its positive control shows that it could fail. */
    @JCStressTest
    @JCStressMeta(Grades.class)
    @Control(Racy.class)
    @Tag("correct")
    @State
    public static class Locked {
        private final Counter counter = new Protected();

        /** The first actor. */
        @Actor
        public void left() {
            counter.add();
        }

        /** The second actor. */
        @Actor
        public void right() {
            counter.add();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = counter.get();
        }
    }

    /** Broken, and says nothing of it. */
    @JCStressTest
    @JCStressMeta(Grades.class)
    @State
    public static class Broken {
        private final Counter counter = new Unprotected();

        /** The first actor. */
        @Actor
        public void left() {
            counter.add();
        }

        /** The second actor. */
        @Actor
        public void right() {
            counter.add();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = counter.get();
        }
    }

    /** Correct, but nothing shows that it could fail. */
    @JCStressTest
    @JCStressMeta(Grades.class)
    @State
    public static class Unsupported {
        private final Counter counter = new Protected();

        /** The first actor. */
        @Actor
        public void left() {
            counter.add();
        }

        /** The second actor. */
        @Actor
        public void right() {
            counter.add();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = counter.get();
        }
    }

    /** Said to be broken, but is not. */
    @JCStressTest
    @JCStressMeta(Grades.class)
    @MustBeCaught
    @State
    public static class Tame {
        private final Counter counter = new Protected();

        /** The first actor. */
        @Actor
        public void left() {
            counter.add();
        }

        /** The second actor. */
        @Actor
        public void right() {
            counter.add();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = counter.get();
        }
    }

    /** Its control is not broken. */
    @JCStressTest
    @JCStressMeta(Grades.class)
    @Control(Tame.class)
    @State
    public static class Vacuous {
        private final Counter counter = new Protected();

        /** The first actor. */
        @Actor
        public void left() {
            counter.add();
        }

        /** The second actor. */
        @Actor
        public void right() {
            counter.add();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = counter.get();
        }
    }

    /** Its control is not marked as one. */
    @JCStressTest
    @JCStressMeta(Grades.class)
    @Control(Broken.class)
    @State
    public static class WrongControl {
        private final Counter counter = new Protected();

        /** The first actor. */
        @Actor
        public void left() {
            counter.add();
        }

        /** The second actor. */
        @Actor
        public void right() {
            counter.add();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = counter.get();
        }
    }

    /** Shows what it must. */
    @JCStressTest
    @JCStressMeta(Grades.class)
    @MustSee("2")
    @Tag("correct")
    @Tag("demonstration")
    @State
    public static class Shown {
        private final Counter counter = new Protected();

        /** The first actor. */
        @Actor
        public void left() {
            counter.add();
        }

        /** The second actor. */
        @Actor
        public void right() {
            counter.add();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = counter.get();
        }
    }

    /** Does not show what it must. */
    @JCStressTest
    @JCStressMeta(Grades.class)
    @MustSee({"2", "7"})
    @State
    public static class NotShown {
        private final Counter counter = new Protected();

        /** The first actor. */
        @Actor
        public void left() {
            counter.add();
        }

        /** The second actor. */
        @Actor
        public void right() {
            counter.add();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = counter.get();
        }
    }

    /** Not for every build. */
    @JCStressTest
    @JCStressMeta(Grades.class)
    @MustSee("2")
    @FromTier(Tier.NIGHTLY)
    @State
    public static class AtNight {
        private final Counter counter = new Protected();

        /** The first actor. */
        @Actor
        public void left() {
            counter.add();
        }

        /** The second actor. */
        @Actor
        public void right() {
            counter.add();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = counter.get();
        }
    }
}
