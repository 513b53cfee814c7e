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

/** An ArrayList to which two threads add: size and array are written in several steps. */
public final class ArrayListRace {
    private ArrayListRace() {}

    /** No protection. */
    @MustBeCaught
    @JCStressTest
    @JCStressMeta(Damage.class)
    @State
    @FromTier(Tier.PR)
    public static class Unprotected {
        private final TwoAdds race = new TwoAdds(new ArrayList<>(), Guard.none());

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
    @JCStressTest
    @JCStressMeta(Damage.class)
    @State
    @FromTier(Tier.PR)
    public static class Synchronized {
        private final TwoAdds race = new TwoAdds(new ArrayList<>(), Guard.monitor());

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
    @FromTier(Tier.PR)
    @JCStressTest
    @JCStressMeta(Damage.class)
    @State
    public static class Locked {
        private final TwoAdds race = new TwoAdds(new ArrayList<>(), Guard.lock());

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

    /** A list made for it. */
    @Control(Unprotected.class)
    @FromTier(Tier.PR)
    @JCStressTest
    @JCStressMeta(Damage.class)
    @State
    public static class Concurrent {
        private final TwoAdds race = new TwoAdds(new CopyOnWriteArrayList<>(), Guard.none());

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
