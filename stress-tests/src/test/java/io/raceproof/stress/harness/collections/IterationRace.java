package io.raceproof.stress.harness.collections;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.engine.Tier;
import java.util.ArrayList;
import java.util.concurrent.CopyOnWriteArrayList;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A list that one thread iterates over while another adds: the iterator notices, or reads past the end. */
public final class IterationRace {
    private IterationRace() {}

    /** No protection. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    @JCStressTest
    @JCStressMeta(Damage.class)
    @State
    public static class Unprotected {
        private final SumWhileAdding race = new SumWhileAdding(new ArrayList<>(), Guard.none());

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
        private final SumWhileAdding race = new SumWhileAdding(new ArrayList<>(), Guard.monitor());

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
        private final SumWhileAdding race = new SumWhileAdding(new ArrayList<>(), Guard.lock());

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

    /** Under a ReadWriteLock: those who only iterate do not exclude each other. */
    @Control(Unprotected.class)
    @FromTier(Tier.WEEKLY)
    @JCStressTest
    @JCStressMeta(Damage.class)
    @State
    public static class ReadWriteLocked {
        private final SumWhileAdding race = new SumWhileAdding(new ArrayList<>(), Guard.readWriteLock());

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

    /** A list whose iterators see it as it was when they began. */
    @Control(Unprotected.class)
    @FromTier(Tier.WEEKLY)
    @JCStressTest
    @JCStressMeta(Damage.class)
    @State
    public static class Concurrent {
        private final SumWhileAdding race = new SumWhileAdding(new CopyOnWriteArrayList<>(), Guard.none());

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
