package io.raceproof.stress.harness.pool.shutdown;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.harness.pool.NaivePools;
import io.raceproof.stress.harness.pool.Submission;
import io.raceproof.stress.harness.programs.HandService;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;
import java.time.Duration;

/**
 * A task submitted to a pool over a service whose shutdown has no effect, while a second thread shuts the pool down, and a third waits
 * for its end: it is accepted and runs once, or is refused and never runs, and the end comes.
 */
public final class AdapterAndShutdownScenarios {
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private AdapterAndShutdownScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor over(HandService service);

        @Override
        public final void run() throws Exception {
            HandService service = new HandService(HandService.Shutdown.NONE);
            PoolExecutor pool = over(service);
            Submission submission = new Submission();
            Actors.run(
                    pool,
                    () -> {
                        submission.to(pool);
                        service.runOldest();
                    },
                    () -> pool.shutdown(),
                    () -> pool.awaitTermination(FOREVER));
            demand(submission.outcome().matches("ran|refused"), submission.outcome());
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        PoolExecutor over(HandService service) {
            return PoolExecutor.over(service);
        }
    }

    /** Looks whether it is closed, and queues in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        PoolExecutor over(HandService service) {
            return NaivePools.hasty();
        }
    }
}
