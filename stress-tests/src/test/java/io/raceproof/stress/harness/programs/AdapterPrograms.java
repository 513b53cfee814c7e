package io.raceproof.stress.harness.programs;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ShutdownMode;
import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Tier;
import io.raceproof.stress.race.Waits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A pool over somebody else's service, whose tasks are run by hand: whatever comes together, each task that was accepted ends
 * before the pool is told to have ended, and the service is shut down.
 */
public final class AdapterPrograms extends Race<AdapterPrograms.Over> {
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** The operations. */
    interface Over {
        /** Whether it was accepted. */
        boolean submit();

        /** The service runs a task, if it has one. */
        void run();

        void shutdown(ShutdownMode mode);

        /** Cancels the task that was accepted last, if there is one. */
        void cancelLast();

        /** Waits for the end of the pool; whether all that was accepted has ended by then. */
        boolean awaitEnd() throws InterruptedException;

        /** The same, but shuts it down before, and runs what is left. */
        boolean close() throws InterruptedException;

        /** Shuts it down, if nobody has, and runs what is left; what has not come to its end, or came after it. */
        String state() throws InterruptedException;
    }

    /** A ForkJoinPool by its type alone: the adapter shuts that down when nothing is left to run. */
    private static final class ForgetfulService extends ForkJoinPool {
        private final HandService service = new HandService(HandService.Shutdown.DROPS);

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
        private final List<Future<Integer>> accepted = new ArrayList<>();

        /** Whether somebody has: to do it once more would mend what was wrong. */
        private volatile boolean isShutDown;

        /** Whether somebody was told that the pool has ended. */
        private volatile boolean ended;

        /** Tasks that ran after that. */
        private final AtomicInteger late = new AtomicInteger();

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
                Future<Integer> future = pool.submit(() -> ended ? late.incrementAndGet() : 0);
                synchronized (accepted) {
                    accepted.add(future);
                }
                if (isShutDown) {
                    runAll(); // who closes it may have looked before
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
            Future<Integer> last;
            synchronized (accepted) {
                last = accepted.isEmpty() ? null : accepted.get(accepted.size() - 1);
            }
            if (last != null) {
                last.cancel();
            }
        }

        private void runAll() {
            boolean more = true;
            while (more) {
                more = service.runOldest();
            }
        }

        @Override
        public boolean awaitEnd() throws InterruptedException {
            boolean told = pool.awaitTermination(FOREVER);
            if (told) {
                ended = true;
            }
            return told && open() == 0;
        }

        @Override
        public boolean close() throws InterruptedException {
            shutdown(ShutdownMode.DRAIN);
            runAll();
            return awaitEnd();
        }

        private long open() {
            synchronized (accepted) {
                return accepted.stream().filter(future -> !future.isDone()).count();
            }
        }

        @Override
        public String state() throws InterruptedException {
            if (!isShutDown) {
                pool.shutdown();
            }
            runAll();
            boolean terminated = pool.awaitTermination(Duration.ofSeconds(1));
            return stateOf(terminated, open(), late.get(), service.isShutdown() == service.canBeShutDown());
        }
    }

    private static String stateOf(boolean terminated, long open, int late, boolean serviceEnded) {
        return (terminated ? "terminated" : "not terminated") + ", " + open + " tasks have not ended, " + late
                + " ran after the end, service " + (serviceEnded ? "shut down where it can be" : "open");
    }

    /** For one thread. */
    private static final class Plain implements Over {
        /** Whether the service forgets what is queued when it is shut down. */
        private final boolean drops;

        private boolean closed;
        private int queued;

        Plain(boolean drops) {
            this.drops = drops;
        }

        @Override
        public boolean submit() {
            queued += closed ? 0 : 1;
            return !closed;
        }

        @Override
        public void run() {
            queued = Math.max(0, queued - 1);
        }

        @Override
        public boolean awaitEnd() {
            Waits.until(closed && queued == 0);
            return true;
        }

        @Override
        public boolean close() {
            closed = true;
            queued = 0;
            return true;
        }

        @Override
        public void shutdown(ShutdownMode mode) {
            closed = true;
            queued = drops ? 0 : queued;
        }

        @Override
        public void cancelLast() {}

        @Override
        public String state() {
            return stateOf(true, 0, 0, true);
        }
    }

    /** Looks whether it is closed, and hands the task on in a second step: to a service that may be shut down by then. */
    private static final class Unprotected implements Over {
        private final HandService service = new HandService(HandService.Shutdown.KEEPS);
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
        public boolean awaitEnd() throws InterruptedException {
            return service.awaitTermination(1, TimeUnit.HOURS);
        }

        @Override
        public boolean close() throws InterruptedException {
            shutdown(ShutdownMode.DRAIN);
            boolean more = true;
            while (more) {
                more = service.runOldest();
            }
            return awaitEnd();
        }

        @Override
        public String state() throws InterruptedException {
            close();
            return stateOf(true, open.get(), 0, true);
        }
    }

    /** For the lenses. */
    public AdapterPrograms() {
        look(LensType.GENERATED, Tier.NIGHTLY);
        reference(() -> new Plain(false));
        reference(() -> new Plain(true));
        broken("unprotected", () -> new Unprotected());
        fixed("a service that keeps its word", () -> Real.over(new HandService(HandService.Shutdown.KEEPS)));
        fixed("a service that drops", () -> Real.over(new HandService(HandService.Shutdown.DROPS)));
        fixed("a service that cannot be shut down", () -> Real.over(new HandService(HandService.Shutdown.NONE)));
        fixed("a ForkJoinPool", () -> Real.overForgetful());

        var submit = query("submit", Over::submit);
        var run = action("run", Over::run);
        var shutdown = action("shutdown", Over::shutdown, ShutdownMode.values());
        action("cancelLast", Over::cancelLast);
        query("awaitEnd", Over::awaitEnd);
        query("close", Over::close);
        before(submit);
        orBefore(submit, shutdown.with(ShutdownMode.DRAIN));
        actor(run, run);
        actor(submit);
        actor(shutdown.with(ShutdownMode.DRAIN));
        observe(Over::state);
    }
}
