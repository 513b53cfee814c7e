package io.raceproof.stress.harness.pool.submit;

import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.harness.pool.NaivePool;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** invokeAll returns when both tasks are done. */
public final class InvokeAllScenarios {
    private InvokeAllScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract ExecutorService service();

        @Override
        public final void run() throws Exception {
            ExecutorService service = service();
            List<Integer> results = new ArrayList<>();
            Actors.run(service, () -> {
                List<Callable<Integer>> tasks = List.of(() -> 1, () -> 2);
                for (Future<Integer> future : service.invokeAll(tasks)) {
                    results.add(future.get());
                }
                service.shutdown();
            });
            demand(results.equals(List.of(1, 2)), "got " + results);
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        ExecutorService service() {
            return ThreadPoolExecutor.ofWorkers(2).asExecutorService();
        }
    }

    /** Looks for work, and goes to sleep in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        ExecutorService service() {
            return NaivePool.ofWorkers(2).asExecutorService();
        }
    }
}
