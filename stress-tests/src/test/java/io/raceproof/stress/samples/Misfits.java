package io.raceproof.stress.samples;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.MustBeCaught;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Tests whose control does not fit, and some whose control does. */
public final class Misfits {
    private Misfits() {}

    private static final class Counter {
        private int value;

        Counter() {}

        Counter(int value) {
            this.value = value;
        }

        void add() {
            value++;
        }

        synchronized void addLocked() {
            value++;
        }
    }

    /** Its actors do nothing, and its arbiter says that all is well. */
    @JCStressTest
    @JCStressMeta(Counters.Grades.class)
    @Control(Counters.Racy.class)
    @State
    public static class Empty {

        /** The first actor. */
        @Actor
        public void left() {}

        /** The second actor. */
        @Actor
        public void right() {}

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = 2;
        }
    }

    /** Another result, of which it accepts the only one. */
    @JCStressTest
    @Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "both updates are there")
    @Control(Counters.Racy.class)
    @State
    public static class OtherResult {
        private final Counter counter = new Counter();

        /** The first actor. */
        @Actor
        public void left() {
            counter.addLocked();
        }

        /** The second actor. */
        @Actor
        public void right() {
            counter.addLocked();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(II_Result result) {
            result.r1 = counter.value;
        }
    }

    /** The very code of its control, and accepts what that forbids. */
    @JCStressTest
    @Outcome(id = "1|2", expect = Expect.ACCEPTABLE, desc = "some updates are there")
    @Control(Counters.Racy.class)
    @State
    public static class Accepting {
        private final Counter counter = new Counter();

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
            result.r1 = counter.value;
        }
    }

    /** The very code of its control, but its arbiter does not look. */
    @JCStressTest
    @JCStressMeta(Counters.Grades.class)
    @Control(Counters.Racy.class)
    @State
    public static class ConstantArbiter {
        private final Counter counter = new Counter();

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
            result.r1 = counter.value * 0 + 2;
        }
    }

    /** Each actor counts for itself, and its arbiter looks elsewhere. */
    @JCStressTest
    @JCStressMeta(Counters.Grades.class)
    @Control(Counters.Racy.class)
    @State
    public static class OtherInstance {
        private final Counter counter = new Counter(2);

        /** The first actor. */
        @Actor
        public void left() {
            new Counter().add();
        }

        /** The second actor. */
        @Actor
        public void right() {
            new Counter().add();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = counter.value;
        }
    }

    /** One actor returns before it has done anything, the other does all. */
    @JCStressTest
    @JCStressMeta(Counters.Grades.class)
    @Control(Counters.Racy.class)
    @State
    public static class ReturnsEarly {
        private final Counter counter = new Counter();

        private final boolean over = true;

        /** The first actor. */
        @Actor
        public void left() {
            if (over) {
                return;
            }
            counter.add();
        }

        /** The second actor. */
        @Actor
        public void right() {
            counter.add();
            counter.add();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = counter.value;
        }
    }

    /** Correct, but another subject than its control has. */
    @JCStressTest
    @JCStressMeta(Counters.Grades.class)
    @Control(Counters.Racy.class)
    @State
    public static class OtherSubject {
        private final List<Integer> list = Collections.synchronizedList(new ArrayList<>());

        /** The first actor. */
        @Actor
        public void left() {
            list.add(1);
        }

        /** The second actor. */
        @Actor
        public void right() {
            list.add(1);
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = list.size();
        }
    }

    /** A control with two fields: the count, and what went wrong. */
    @JCStressTest
    @Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "both updates are there")
    @Outcome(expect = Expect.FORBIDDEN, desc = "an update was lost")
    @MustBeCaught
    @State
    public static class Pair {
        private final Counter counter = new Counter();

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
        public void outcome(II_Result result) {
            result.r1 = counter.value;
        }
    }

    /** The same two fields as its control has, the other way round. */
    @JCStressTest
    @Outcome(id = "0, 2", expect = Expect.ACCEPTABLE, desc = "both updates are there")
    @Outcome(expect = Expect.FORBIDDEN, desc = "an update was lost")
    @Control(Pair.class)
    @State
    public static class Reordered {
        private final Counter counter = new Counter();

        /** The first actor. */
        @Actor
        public void left() {
            counter.addLocked();
        }

        /** The second actor. */
        @Actor
        public void right() {
            counter.addLocked();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(II_Result result) {
            result.r2 = counter.value;
        }
    }

    /** A control that needs no race to be wrong: its arbiter is. */
    @JCStressTest
    @JCStressMeta(Counters.Grades.class)
    @MustBeCaught
    @State
    public static class AlwaysWrong {
        private final Counter counter = new Counter();

        /** The first actor. */
        @Actor
        public void left() {
            counter.addLocked();
        }

        /** The second actor. */
        @Actor
        public void right() {
            counter.addLocked();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = counter.value - 1;
        }
    }

    /** Correct, but its control is no race. */
    @JCStressTest
    @JCStressMeta(Counters.Grades.class)
    @Control(AlwaysWrong.class)
    @State
    public static class BesideAlwaysWrong {
        private final Counter counter = new Counter();

        /** The first actor. */
        @Actor
        public void left() {
            counter.addLocked();
        }

        /** The second actor. */
        @Actor
        public void right() {
            counter.addLocked();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = counter.value;
        }
    }

    /** Fits: the same counter under a lock. */
    @JCStressTest
    @JCStressMeta(Counters.Grades.class)
    @Control(Counters.Racy.class)
    @State
    public static class Locked {
        private final Counter counter = new Counter();

        /** The first actor. */
        @Actor
        public void left() {
            counter.addLocked();
        }

        /** The second actor. */
        @Actor
        public void right() {
            counter.addLocked();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = counter.value;
        }
    }

    /** Fits: an atomic counter takes the place of the plain one. */
    @JCStressTest
    @JCStressMeta(Counters.Grades.class)
    @Control(Counters.Racy.class)
    @State
    public static class Atomic {
        private final AtomicInteger counter = new AtomicInteger();

        /** The first actor. */
        @Actor
        public void left() {
            counter.incrementAndGet();
        }

        /** The second actor. */
        @Actor
        public void right() {
            counter.incrementAndGet();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = counter.get();
        }
    }

    /** A control whose actors need no method. */
    @JCStressTest
    @JCStressMeta(Counters.Grades.class)
    @MustBeCaught
    @State
    public static class Direct {
        private int value;

        /** The first actor. */
        @Actor
        public void left() {
            value++;
        }

        /** The second actor. */
        @Actor
        public void right() {
            value++;
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = value;
        }
    }

    /** Fits: its actors need no method either. */
    @JCStressTest
    @JCStressMeta(Counters.Grades.class)
    @Control(Direct.class)
    @State
    public static class DirectLocked {
        private int value;

        /** The first actor. */
        @Actor
        public void left() {
            synchronized (this) {
                value++;
            }
        }

        /** The second actor. */
        @Actor
        public void right() {
            synchronized (this) {
                value++;
            }
        }

        /** What came of it. */
        @Arbiter
        public void outcome(I_Result result) {
            result.r1 = value;
        }
    }
}
