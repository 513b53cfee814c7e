package io.raceproof.stress.harness.collections;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.engine.Tier;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Two maps that must agree: another thread moves the guest between the two writes. */
public final class TwoMapsRace {
    private TwoMapsRace() {}

    /** Both maps are thread-safe; what they say together is not. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    @JCStressTest
    @JCStressMeta(Damage.class)
    @State
    public static class Unprotected {
        private final TwoMoves race = TwoMoves.twoMaps(Guard.none());

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
        private final TwoMoves race = TwoMoves.twoMaps(Guard.monitor());

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
        private final TwoMoves race = TwoMoves.twoMaps(Guard.lock());

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

    /** One reference to both, exchanged atomically. */
    @Control(Unprotected.class)
    @FromTier(Tier.WEEKLY)
    @JCStressTest
    @JCStressMeta(Damage.class)
    @State
    public static class Concurrent {
        private final TwoMoves race = TwoMoves.oneReference();

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
