package io.raceproof.stress.samples;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.engine.MustSee;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Tests whose actors throw, or never end. */
public final class Throwing {
    private Throwing() {}

    private static void addFour(List<Integer> list) {
        for (int i = 0; i < 4; i++) {
            list.add(i);
        }
    }

    /** Throws in one thread if the other has opened it. */
    private static final class Trap {
        private volatile boolean open;

        /** However busy the machine is, the other comes. */
        void awaitOpen() {
            while (!open) {
                Thread.onSpinWait();
            }
        }

        void step() {
            if (open) {
                throw new IllegalStateException("stepped into\tthe trap");
            }
        }
    }

    /** A list that throws when it grows in two threads at once; nobody said that it may. */
    @JCStressTest
    @Outcome(id = "[1-8]", expect = Expect.ACCEPTABLE, desc = "some elements are there")
    @MustBeCaught
    @State
    public static class RacyList {
        private final List<Integer> list = new ArrayList<>(0);

        /** The first actor. */
        @Actor
        public void left() {
            addFour(list);
        }

        /** The second actor. */
        @Actor
        public void right() {
            addFour(list);
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = list.size();
        }
    }

    /** The same, and it is declared: by its simple name. */
    @JCStressTest
    @Outcome(id = ".*", expect = Expect.ACCEPTABLE, desc = "nothing was thrown")
    @Outcome(id = "IllegalStateException", expect = Expect.ACCEPTABLE_INTERESTING, desc = "it threw")
    @MustSee("IllegalStateException")
    @State
    public static class Declared {
        private final Trap trap = new Trap();

        /** The first actor. */
        @Actor
        public void left() {
            trap.open = true;
        }

        /** The second actor. */
        @Actor
        public void right(I_Result result) {
            trap.awaitOpen();
            trap.step();
            result.r1 = 1;
        }
    }

    /** Accepts every result, which declares no exception. */
    @JCStressTest
    @Outcome(id = ".*", expect = Expect.ACCEPTABLE, desc = "nothing was thrown")
    @MustBeCaught
    @State
    public static class Undeclared {
        private final Trap trap = new Trap();

        /** The first actor. */
        @Actor
        public void left() {
            trap.open = true;
        }

        /** The second actor. */
        @Actor
        public void right() {
            trap.awaitOpen();
            trap.step();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = 1;
        }
    }

    /** Its arbiter throws, whatever the actors did. */
    @JCStressTest
    @Outcome(id = ".*", expect = Expect.ACCEPTABLE, desc = "nothing was thrown")
    @MustBeCaught
    @State
    public static class ThrowingArbiter {
        private final Trap trap = new Trap();

        /** The first actor. */
        @Actor
        public void left() {
            trap.open = true;
        }

        /** The second actor. */
        @Actor
        public void right() {
            trap.open = true;
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            trap.step();
        }
    }

    /** Waits for what never comes, beside a control that ends. */
    @JCStressTest
    @JCStressMeta(Counters.Grades.class)
    @Control(Counters.Racy.class)
    @State
    public static class Waiting {
        private final CountDownLatch never = new CountDownLatch(1);

        private volatile int value;

        /** The first actor. */
        @Actor
        @SuppressWarnings("NonAtomicVolatileUpdate") // on purpose
        public void left() {
            value++;
        }

        /** The second actor. */
        @Actor
        public void right() {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = value;
        }
    }

    /** Runs forever, beside a control that ends. */
    @JCStressTest
    @JCStressMeta(Counters.Grades.class)
    @Control(Counters.Racy.class)
    @State
    public static class Spinning {
        private volatile int value;

        /** The first actor. */
        @Actor
        public void left() {
            value = 1;
        }

        /** The second actor. */
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
