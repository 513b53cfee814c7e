package io.raceproof.stress.harness.pool.shutdown;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** shutdownNow: each accepted task has been run or is handed back, not both and not neither. */
public final class ShutdownNowScenarios {
    private ShutdownNowScenarios() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract ExecutorService service();

        @Override
        public final void run() throws Exception {
            ExecutorService service = service();
            AtomicInteger runs = new AtomicInteger();
            AtomicInteger accepted = new AtomicInteger();
            List<Runnable> handedBack = new ArrayList<>();
            Actors.run(
                    service,
                    () -> {
                        try {
                            service.execute(runs::incrementAndGet);
                            accepted.incrementAndGet();
                            service.execute(runs::incrementAndGet);
                            accepted.incrementAndGet();
                        } catch (RejectedExecutionException e) {
                            return; // the shutdown came first
                        }
                    },
                    () -> handedBack.addAll(service.shutdownNow()));
            service.awaitTermination(1, TimeUnit.DAYS);
            demand(
                    runs.get() + handedBack.size() == accepted.get(),
                    accepted + " accepted, " + runs + " run, " + handedBack.size() + " handed back");
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        ExecutorService service() {
            return ThreadPoolExecutor.ofWorkers(1).asExecutorService();
        }
    }

    /** Looks whether it is closed, and queues in a second step. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        ExecutorService service() {
            return NaivePool.ofWorkers(1).asExecutorService();
        }
    }
}
