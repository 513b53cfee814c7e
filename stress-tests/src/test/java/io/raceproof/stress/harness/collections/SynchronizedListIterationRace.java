package io.raceproof.stress.harness.collections;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.engine.Tier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Iterating over a synchronizedList while another thread adds: the wrapper guards calls, not loops. */
public final class SynchronizedListIterationRace {
    private SynchronizedListIterationRace() {}

    private static List<Integer> list() {
        return Collections.synchronizedList(new ArrayList<>());
    }

    private static SumWhileAdding synchronizedOnTheList() {
        List<Integer> list = list();
        return new SumWhileAdding(list, Guard.monitorOf(list));
    }

    /** Each call is synchronized; the iteration is many calls. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    @JCStressTest
    @JCStressMeta(Damage.class)
    @State
    public static class Unprotected {
        private final SumWhileAdding race = new SumWhileAdding(list(), Guard.none());

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

    /** Under the monitor of the list itself, as its documentation demands. */
    @Control(Unprotected.class)
    @FromTier(Tier.NIGHTLY)
    @JCStressTest
    @JCStressMeta(Damage.class)
    @State
    public static class Synchronized {
        private final SumWhileAdding race = synchronizedOnTheList();

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

    /** Under a ReentrantLock, also around the writes. */
    @Control(Unprotected.class)
    @FromTier(Tier.WEEKLY)
    @JCStressTest
    @JCStressMeta(Damage.class)
    @State
    public static class Locked {
        private final SumWhileAdding race = new SumWhileAdding(list(), Guard.lock());

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

    /** Under a ReadWriteLock. */
    @Control(Unprotected.class)
    @FromTier(Tier.WEEKLY)
    @JCStressTest
    @JCStressMeta(Damage.class)
    @State
    public static class ReadWriteLocked {
        private final SumWhileAdding race = new SumWhileAdding(list(), Guard.readWriteLock());

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
