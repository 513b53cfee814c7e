package io.raceproof.stress.harness.pool;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.futures.WhenFull;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.harness.Control;
import io.raceproof.stress.lincheck.Actors;

/** A queue of one place that refuses when full lets one of two tasks in. */
public final class FullQueueSchedules {
    private FullQueueSchedules() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor pool();

        @Override
        public final void run() throws Exception {
            PoolExecutor pool = pool();
            Gate begun = new Gate();
            Gate gate = new Gate();
            Submission running = new Submission();
            running.to(pool, () -> {
                begun.open();
                gate.pass();
            });
            begun.pass();
            Submission first = new Submission();
            Submission second = new Submission();
            Actors.run(pool, () -> first.to(pool), () -> second.to(pool));
            gate.open();
            pool.close();
            demand(first.isAccepted() != second.isAccepted(), "both are in, or none");
            demand(first.outcome().matches("ran|refused"), first.outcome());
            demand(second.outcome().matches("ran|refused"), second.outcome());
        }
    }

    /** The executor's. */
    @Control(BrokenTwin.class)
    public static final class Real extends Rule {
        @Override
        PoolExecutor pool() {
            return ThreadPoolExecutor.builder()
                    .workers(1)
                    .queueBound(1, WhenFull.REJECT)
                    .build();
        }
    }

    /** Looks whether there is room, and queues in a second step. */
    public static final class BrokenTwin extends Rule {
        @Override
        PoolExecutor pool() {
            return NaivePool.bounded(1, 1);
        }
    }
}
