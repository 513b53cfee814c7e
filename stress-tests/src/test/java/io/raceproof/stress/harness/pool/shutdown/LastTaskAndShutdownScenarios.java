package io.raceproof.stress.harness.pool.shutdown;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.Promise;
import io.raceproof.futures.ShutdownMode;
import io.raceproof.futures.Task;
import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.harness.Claim;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.race.Tier;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A pool over a ForkJoinPool is shut down while its last task ends: the last thread shuts the service down. */
public final class LastTaskAndShutdownScenarios {
    private LastTaskAndShutdownScenarios() {}

    /** A service that runs what it was given where it is told to, and is terminated once it was shut down. */
    private static final class ByHand extends ForkJoinPool {
        private final Queue<Runnable> tasks = new ArrayDeque<>();
        private boolean shutdown; // guarded by this

        ByHand() {
            super(1);
        }

        void runOldest() {
            tasks.remove().run();
        }

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        @Override
        public synchronized void shutdown() {
            shutdown = true;
            notifyAll();
        }

        @Override
        public synchronized boolean isShutdown() {
            return shutdown;
        }

        @Override
        public synchronized boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
            while (!shutdown) {
                wait();
            }
            return true;
        }
    }

    /** The rule. */
    abstract static class Rule extends Claim {
        abstract PoolExecutor over(ForkJoinPool service);

        @Override
        public final void run() throws Exception {
            ByHand service = new ByHand();
            PoolExecutor pool = over(service);
            pool.submit(() -> {});
            Actors.run(pool, service::runOldest, pool::shutdown);
            demand(service.isShutdown(), "nobody has shut the service down");
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.NIGHTLY)
    public static final class Real extends Rule {
        @Override
        PoolExecutor over(ForkJoinPool service) {
            return PoolExecutor.over(service);
        }
    }

    /** Looks whether it is closed before it counts the task as ended. */
    @MustBeCaught
    @FromTier(Tier.NIGHTLY)
    public static final class PositiveControl extends Rule {
        @Override
        PoolExecutor over(ForkJoinPool service) {
            return new Hasty(service);
        }
    }

    private static final class Hasty implements PoolExecutor {
        private final ForkJoinPool service;
        private final AtomicInteger left = new AtomicInteger();
        private volatile boolean closed;

        Hasty(ForkJoinPool service) {
            this.service = service;
        }

        @Override
        public <V extends @Nullable Object> Future<V> submit(Task<? extends V> task) {
            left.incrementAndGet();
            service.execute(() -> {
                boolean mayBeLast = closed;
                if (left.decrementAndGet() == 0 && mayBeLast) {
                    service.shutdown();
                }
            });
            return new Promise<V>().future();
        }

        @Override
        public void shutdown(ShutdownMode mode) {
            closed = true;
            if (left.get() == 0) {
                service.shutdown();
            }
        }

        @Override
        public boolean awaitTermination(Duration timeout) throws InterruptedException {
            return service.awaitTermination(timeout.toNanos(), TimeUnit.NANOSECONDS);
        }
    }
}
