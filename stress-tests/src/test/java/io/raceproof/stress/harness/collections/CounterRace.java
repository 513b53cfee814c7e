package io.raceproof.stress.harness.collections;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.engine.Tier;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A counter that two threads count up: read, add, write. */
public final class CounterRace {
    private CounterRace() {}

    private static TwoIncrements volatileCounter() {
        TwoIncrements.VolatileCounter counter = new TwoIncrements.VolatileCounter();
        return new TwoIncrements(counter::increment, counter::get);
    }

    private static TwoIncrements atomic() {
        AtomicLong counter = new AtomicLong();
        return new TwoIncrements(counter::incrementAndGet, counter::get);
    }

    private static TwoIncrements adder() {
        LongAdder counter = new LongAdder();
        return new TwoIncrements(counter::increment, counter::sum);
    }

    /** No protection. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    @JCStressTest
    @JCStressMeta(Damage.class)
    @State
    public static class Unprotected {
        private final TwoIncrements race = new TwoIncrements(Guard.none());

        /** One thread. */
        @Actor
        public void left() {
            race.left();
        }

        /** The other. */
        @Actor
        public void right() {
            race.right();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(L_Result result) {
            result.r1 = race.outcome();
        }
    }

    /** Volatile, which is not enough: the increment is still three steps. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    @JCStressTest
    @JCStressMeta(Damage.class)
    @State
    public static class Volatile {
        private final TwoIncrements race = volatileCounter();

        /** One thread. */
        @Actor
        public void left() {
            race.left();
        }

        /** The other. */
        @Actor
        public void right() {
            race.right();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(L_Result result) {
            result.r1 = race.outcome();
        }
    }

    /** Under a monitor. */
    @Control(Unprotected.class)
    @FromTier(Tier.NIGHTLY)
    @JCStressTest
    @JCStressMeta(Damage.class)
    @State
    public static class Synchronized {
        private final TwoIncrements race = new TwoIncrements(Guard.monitor());

        /** One thread. */
        @Actor
        public void left() {
            race.left();
        }

        /** The other. */
        @Actor
        public void right() {
            race.right();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(L_Result result) {
            result.r1 = race.outcome();
        }
    }

    /** Under a ReentrantLock. */
    @Control(Unprotected.class)
    @FromTier(Tier.WEEKLY)
    @JCStressTest
    @JCStressMeta(Damage.class)
    @State
    public static class Locked {
        private final TwoIncrements race = new TwoIncrements(Guard.lock());

        /** One thread. */
        @Actor
        public void left() {
            race.left();
        }

        /** The other. */
        @Actor
        public void right() {
            race.right();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(L_Result result) {
            result.r1 = race.outcome();
        }
    }

    /** An atomic. */
    @Control(Unprotected.class)
    @FromTier(Tier.WEEKLY)
    @JCStressTest
    @JCStressMeta(Damage.class)
    @State
    public static class Atomic {
        private final TwoIncrements race = atomic();

        /** One thread. */
        @Actor
        public void left() {
            race.left();
        }

        /** The other. */
        @Actor
        public void right() {
            race.right();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(L_Result result) {
            result.r1 = race.outcome();
        }
    }

    /** A LongAdder, for a counter that many threads write. */
    @Control(Unprotected.class)
    @FromTier(Tier.WEEKLY)
    @JCStressTest
    @JCStressMeta(Damage.class)
    @State
    public static class Adder {
        private final TwoIncrements race = adder();

        /** One thread. */
        @Actor
        public void left() {
            race.left();
        }

        /** The other. */
        @Actor
        public void right() {
            race.right();
        }

        /** What came of it. */
        @Arbiter
        public void outcome(L_Result result) {
            result.r1 = race.outcome();
        }
    }
}
