package io.raceproof.stress.harness.pool;

import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.engine.Tier;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** shutdownNow hands nothing back while a thread may be started for each task: both are run, whether begun or not. */
public final class StoppedColdSchedules {
    private StoppedColdSchedules() {}

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract ExecutorService service();

        @Override
        public final void run() throws Exception {
            ExecutorService service = service();
            AtomicInteger runs = new AtomicInteger();
            AtomicInteger handedBack = new AtomicInteger();
            Actors.run(service, () -> {
                service.execute(runs::incrementAndGet);
                service.execute(runs::incrementAndGet);
                List<Runnable> pending = service.shutdownNow();
                handedBack.addAndGet(pending.size());
            });
            service.awaitTermination(
                    Long.MAX_VALUE, TimeUnit.NANOSECONDS); // without a time limit: one would be a livelock to the tool
            demand(runs.get() == 2 && handedBack.get() == 0, runs + " run, " + handedBack + " handed back");
        }
    }

    /** The executor's. */
    @Control(BrokenTwin.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        ExecutorService service() {
            return ThreadPoolExecutor.ofWorkers(2).asExecutorService();
        }
    }

    /** Hands back what is queued, whether a worker is on its way or not. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class BrokenTwin extends Rule {
        @Override
        ExecutorService service() {
            return NaivePool.ofWorkers(2).asExecutorService();
        }
    }
}
