package io.raceproof.stress.harness.pool.shutdown;

import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Looking;
import io.raceproof.stress.harness.Race;
import io.raceproof.stress.race.Tier;
import java.util.concurrent.ExecutorService;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A thread that does nothing but look whether a pool was shut down sees it. jcstress: Lincheck does not see a missing volatile. */
public final class ShutdownVisibilityRace {
    private ShutdownVisibilityRace() {}

    private static Race lookingAt(ExecutorService pool) {
        return new Looking(pool::shutdown, pool::isShutdown);
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    @JCStressTest
    @JCStressMeta(Looking.Outcomes.class)
    @State
    public static class Real {
        private final Race race = lookingAt(ThreadPoolExecutor.ofWorkers(1).asExecutorService());

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

    /** A plain field. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    @JCStressTest
    @JCStressMeta(Looking.Outcomes.class)
    @State
    public static class PositiveControl {
        private final Race race = Looking.atPlainField();

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
