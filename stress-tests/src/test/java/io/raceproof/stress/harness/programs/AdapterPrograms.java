package io.raceproof.stress.harness.programs;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ShutdownMode;
import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A pool over somebody else's service, whose tasks are run by hand: whatever comes together, each task that was accepted ends,
 * and the service is shut down.
 */
public final class AdapterPrograms extends Race<AdapterPrograms.Over> {
    /** The operations. */
    interface Over {
        /** Whether it was accepted. */
        boolean submit();

        /** The service runs a task, if it has one. */
        void run();

        void shutdown(ShutdownMode mode);

        /** Cancels the task that was accepted last, if there is one. */
        void cancelLast();

        /** Shuts it down, if nobody has, and runs what is left; what has not come to its end. */
        String state() throws InterruptedException;
    }

    /** A ForkJoinPool by its type alone: the adapter shuts that down when nothing is left to run. */
    private static final class ForgetfulService extends ForkJoinPool {
        private final HandService service = new HandService(true);

        ForgetfulService() {
            super(1);
        }

        @Override
        public void execute(Runnable task) {
            service.execute(task);
        }

        @Override
        public void shutdown() {
            service.shutdown();
        }

        @Override
        public boolean isShutdown() {
            return service.isShutdown();
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
            return service.awaitTermination(timeout, unit);
        }
    }

    private static final class Real implements Over {
        private final HandService service;
        private final PoolExecutor pool;

        /** Guarded by itself. */
        private final List<Future<String>> accepted = new ArrayList<>();

        /** Whether somebody has: to do it once more would mend what was wrong. */
        private volatile boolean isShutDown;

        Real(HandService service, PoolExecutor pool) {
            this.service = service;
            this.pool = pool;
        }

        static Real over(HandService service) {
            return new Real(service, PoolExecutor.over(service));
        }

        static Real overForgetful() {
            ForgetfulService forgetful = new ForgetfulService();
            return new Real(forgetful.service, PoolExecutor.over(forgetful));
        }

        @Override
        public boolean submit() {
            try {
                Future<String> future = pool.submit(() -> "done");
                synchronized (accepted) {
                    accepted.add(future);
                }
                return true;
            } catch (RejectedExecutionException e) {
                return false;
            }
        }

        @Override
        public void run() {
            service.runOldest();
        }

        @Override
        public void shutdown(ShutdownMode mode) {
            isShutDown = true;
            pool.shutdown(mode);
        }

        @Override
        public void cancelLast() {
            Future<String> last;
            synchronized (accepted) {
                last = accepted.isEmpty() ? null : accepted.get(accepted.size() - 1);
            }
            if (last != null) {
                last.cancel();
            }
        }

        @Override
        public String state() throws InterruptedException {
            if (!isShutDown) {
                pool.shutdown();
            }
            boolean more = true;
            while (more) {
                more = service.runOldest();
            }
            boolean terminated = pool.awaitTermination(Duration.ofSeconds(1));
            long open = accepted.stream().filter(future -> !future.isDone()).count();
            return (terminated ? "terminated" : "not terminated") + ", " + open + " tasks have not ended, service "
                    + (service.isShutdown() ? "shut down" : "open");
        }
    }

    /** For one thread. */
    private static final class Plain implements Over {
        private boolean closed;

        @Override
        public boolean submit() {
            return !closed;
        }

        @Override
        public void run() {}

        @Override
        public void shutdown(ShutdownMode mode) {
            closed = true;
        }

        @Override
        public void cancelLast() {}

        @Override
        public String state() {
            return "terminated, 0 tasks have not ended, service shut down";
        }
    }

    /** Looks whether it is closed, and hands the task on in a second step: to a service that may be shut down by then. */
    private static final class Unprotected implements Over {
        private final HandService service = new HandService(false);
        private final AtomicInteger open = new AtomicInteger();
        private volatile boolean closed;

        @Override
        public boolean submit() {
            if (closed) {
                return false;
            }
            open.incrementAndGet();
            try {
                service.execute(open::decrementAndGet);
                return true;
            } catch (RejectedExecutionException e) {
                return true; // nobody is told: that is the bug
            }
        }

        @Override
        public void run() {
            service.runOldest();
        }

        @Override
        public void shutdown(ShutdownMode mode) {
            closed = true;
            service.shutdown();
        }

        @Override
        public void cancelLast() {}

        @Override
        public String state() {
            shutdown(ShutdownMode.DRAIN);
            boolean more = true;
            while (more) {
                more = service.runOldest();
            }
            return "terminated, " + open + " tasks have not ended, service shut down";
        }
    }

    /** For the lenses. */
    public AdapterPrograms() {
        look(LensType.GENERATED, Tier.NIGHTLY);
        reference(() -> new Plain());
        broken("unprotected", () -> new Unprotected());
        fixed("a service that keeps its word", () -> Real.over(new HandService(false)));
        fixed("a service that drops", () -> Real.over(new HandService(true)));
        fixed("a ForkJoinPool", () -> Real.overForgetful());

        var submit = query("submit", Over::submit);
        var run = action("run", Over::run);
        var shutdown = action("shutdown", Over::shutdown, ShutdownMode.values());
        action("cancelLast", Over::cancelLast);
        before(submit);
        actor(run, run);
        actor(submit);
        actor(shutdown.with(ShutdownMode.DRAIN));
        observe(Over::state);
    }
}
