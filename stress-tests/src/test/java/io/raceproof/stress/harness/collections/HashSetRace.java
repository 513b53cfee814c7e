package io.raceproof.stress.harness.collections;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.engine.Tier;
import java.util.HashSet;
import java.util.concurrent.ConcurrentHashMap;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A HashSet to which two threads add: both make its first table. */
public final class HashSetRace {
    private HashSetRace() {}

    /** No protection. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    @JCStressTest
    @JCStressMeta(Damage.class)
    @State
    public static class Unprotected {
        private final TwoAdds race = new TwoAdds(new HashSet<>(), Guard.none());

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
        private final TwoAdds race = new TwoAdds(new HashSet<>(), Guard.monitor());

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
        private final TwoAdds race = new TwoAdds(new HashSet<>(), Guard.lock());

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

    /** A set made for it. */
    @Control(Unprotected.class)
    @FromTier(Tier.WEEKLY)
    @JCStressTest
    @JCStressMeta(Damage.class)
    @State
    public static class Concurrent {
        private final TwoAdds race = new TwoAdds(ConcurrentHashMap.newKeySet(), Guard.none());

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
