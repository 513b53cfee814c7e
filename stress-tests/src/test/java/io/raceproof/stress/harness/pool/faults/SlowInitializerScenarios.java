package io.raceproof.stress.harness.pool.faults;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.harness.pool.Gate;
import io.raceproof.stress.harness.pool.NaivePool;
import io.raceproof.stress.harness.pool.Submission;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;
import java.util.concurrent.atomic.AtomicInteger;

/** While the initializer of a further thread takes its time, the other threads run the tasks. */
public final class SlowInitializerScenarios {
    private SlowInitializerScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor pool(Gate gate);

        @Override
        public final void run() throws Exception {
            Gate gate = new Gate();
            PoolExecutor pool = pool(gate);
            Submission first = new Submission();
            Submission second = new Submission();
            Submission third = new Submission();
            Actors.run(pool, () -> {
                first.to(pool);
                second.to(pool);
                first.await();
                second.await();
                third.to(pool);
                third.await();
                gate.open();
            });
            pool.close();
            demand(third.outcome().equals("ran"), third.outcome());
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        PoolExecutor pool(Gate gate) {
            AtomicInteger threads = new AtomicInteger();
            return ThreadPoolExecutor.builder()
                    .workers(2)
                    .initializer(() -> {
                        if (threads.incrementAndGet() > 1) {
                            gate.pass();
                        }
                    })
                    .build();
        }
    }

    /** Looks for work, and goes to sleep in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        PoolExecutor pool(Gate gate) {
            return NaivePool.ofWorkers(1);
        }
    }
}
