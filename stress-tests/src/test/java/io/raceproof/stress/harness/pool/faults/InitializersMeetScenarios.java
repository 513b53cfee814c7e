package io.raceproof.stress.harness.pool.faults;

import io.raceproof.futures.Action;
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

/** The initializers of two threads need each other: a second task starts the second thread while the first one initializes. */
public final class InitializersMeetScenarios {
    private InitializersMeetScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor pool(Action initializer);

        @Override
        public final void run() throws Exception {
            Gate both = new Gate();
            AtomicInteger arrived = new AtomicInteger();
            PoolExecutor pool = pool(() -> {
                if (arrived.incrementAndGet() == 2) {
                    both.open();
                }
                both.pass();
            });
            Submission first = new Submission();
            Submission second = new Submission();
            Actors.run(pool, () -> first.to(pool), () -> second.to(pool));
            pool.close();
            demand(first.outcome().equals("ran") && second.outcome().equals("ran"), "a task did not run");
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        PoolExecutor pool(Action initializer) {
            return ThreadPoolExecutor.builder()
                    .workers(2)
                    .initializer(initializer)
                    .build();
        }
    }

    /** Lets one thread initialize at a time. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        PoolExecutor pool(Action initializer) {
            return NaivePool.initializingInTurn(initializer);
        }
    }
}
