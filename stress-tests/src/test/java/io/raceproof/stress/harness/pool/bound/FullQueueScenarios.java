package io.raceproof.stress.harness.pool.bound;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.futures.WhenFull;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.harness.pool.Gate;
import io.raceproof.stress.harness.pool.NaivePool;
import io.raceproof.stress.harness.pool.Submission;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;

/** A queue of one place that refuses when full lets one of two tasks in. */
public final class FullQueueScenarios {
    private FullQueueScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor pool(ThreadFactory factory);

        @Override
        public final void run() throws Exception {
            Gate gate = new Gate();
            PoolExecutor pool = pool(work -> new Thread(() -> {
                gate.pass();
                work.run();
            }));
            Submission forWorker = new Submission();
            Submission first = new Submission();
            Submission second = new Submission();
            Actors.run(
                    pool,
                    () -> {
                        forWorker.to(pool);
                        first.to(pool);
                    },
                    () -> second.to(pool));
            gate.open();
            pool.close();
            long accepted = Stream.of(forWorker, first, second)
                    .filter(Submission::isAccepted)
                    .count();
            demand(accepted == 2, accepted + " are in: one for the worker, and one may wait");
            demand(forWorker.outcome().matches("ran|refused"), forWorker.outcome());
            demand(first.outcome().matches("ran|refused"), first.outcome());
            demand(second.outcome().matches("ran|refused"), second.outcome());
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        PoolExecutor pool(ThreadFactory factory) {
            return ThreadPoolExecutor.builder()
                    .workers(1)
                    .threadFactory(factory)
                    .queueBound(1, WhenFull.REJECT)
                    .build();
        }
    }

    /** Looks whether there is room, and queues in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        PoolExecutor pool(ThreadFactory factory) {
            return NaivePool.bounded(factory);
        }
    }
}
