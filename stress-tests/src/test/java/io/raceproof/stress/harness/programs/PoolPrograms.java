package io.raceproof.stress.harness.programs;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ShutdownMode;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.futures.WhenFull;
import io.raceproof.stress.harness.pool.NaivePools;
import io.raceproof.stress.race.Choices;
import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Tier;
import io.raceproof.stress.race.Waits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A whole pool with its threads: two producers, who cancels, who drains it, who stops its view, who waits for its end. Each task
 * that was accepted runs once, or is cancelled and never runs, or is handed back; and the pool comes to its end, after which
 * none of its threads runs anything.
 */
public final class PoolPrograms extends Race<PoolPrograms.Pool> {
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** So many tasks a bounded pool holds here: one that runs, one that waits. */
    private static final int PLACES = 2;

    /** The operations. */
    interface Pool {
        /** Whether it was accepted. */
        boolean submit();

        /** Cancels the task that was accepted last, if there is one. */
        void cancelLast();

        void shutdown(ShutdownMode mode);

        /** Stops its view, if it has one, and runs what is handed back. */
        void stop();

        /** Waits for its end; whether every task that was accepted has ended by then, or was handed back. */
        boolean awaitEnd() throws InterruptedException;

        /** The same, but shuts it down before. */
        boolean close();

        /** Closes it; what has become of the tasks. */
        String state();
    }

    private static final class Whole implements Pool {
        private final PoolExecutor pool;

        /** Guarded by itself. */
        private final List<Future<Integer>> accepted = new ArrayList<>();

        private final AtomicInteger runs = new AtomicInteger();

        /** Whether somebody was told that the pool has ended. */
        private volatile boolean ended;

        /** Tasks that a thread of the pool ran after that. */
        private final AtomicInteger late = new AtomicInteger();

        /** Whether tasks may have been handed back; they are run by the thread that got them. */
        private volatile boolean stopped;

        /** Whether this thread runs what was handed back. */
        private final ThreadLocal<Boolean> runsHandedBack = ThreadLocal.withInitial(() -> false);

        Whole(PoolExecutor pool) {
            this.pool = pool;
        }

        @Override
        public boolean submit() {
            try {
                Future<Integer> future = pool.submit(this::task);
                synchronized (accepted) {
                    accepted.add(future);
                }
                return true;
            } catch (RejectedExecutionException e) {
                return false;
            }
        }

        private int task() {
            if (ended && !runsHandedBack.get()) {
                late.incrementAndGet();
            }
            return runs.incrementAndGet();
        }

        @Override
        public boolean awaitEnd() throws InterruptedException {
            boolean told = pool.awaitTermination(FOREVER);
            if (told) {
                ended = true;
            }
            return told && (stopped || open() == 0);
        }

        @Override
        public boolean close() {
            pool.close();
            ended = true;
            return stopped || open() == 0;
        }

        private long open() {
            synchronized (accepted) {
                return accepted.stream().filter(future -> !future.isDone()).count();
            }
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

        @Override
        public void shutdown(ShutdownMode mode) {
            pool.shutdown(mode);
        }

        @Override
        public void stop() {
            if (pool instanceof ThreadPoolExecutor ours) {
                stopped = true;
                runsHandedBack.set(true);
                ours.asExecutorService().shutdownNow().forEach(Runnable::run);
                runsHandedBack.remove();
            } else {
                pool.shutdown(ShutdownMode.CANCEL_PENDING);
            }
        }

        @Override
        public String state() {
            pool.close();
            long succeeded = accepted.stream()
                    .filter(future -> future.status() == Future.Status.SUCCEEDED)
                    .count();
            return open() + " open, " + late + " run after the end"
                    + (succeeded == runs.get() ? "" : ", " + runs + " runs of " + succeeded + " that succeeded");
        }
    }

    /** For one thread. */
    private static final class Plain implements Pool {
        private final Choices choices;
        private int accepted;
        private boolean closed;

        Plain(Choices choices) {
            this.choices = choices;
        }

        /** A bounded pool may refuse where so many have been accepted that, for all that is known, none has ended. */
        @Override
        public boolean submit() {
            if (closed || (accepted >= PLACES && choices.maybe())) {
                return false;
            }
            accepted++;
            return true;
        }

        @Override
        public void cancelLast() {}

        @Override
        public void shutdown(ShutdownMode mode) {
            closed = true;
        }

        @Override
        public void stop() {
            closed = true;
        }

        @Override
        public boolean awaitEnd() {
            Waits.until(closed);
            return true;
        }

        @Override
        public boolean close() {
            closed = true;
            return true;
        }

        @Override
        public String state() {
            return "0 open, 0 run after the end";
        }
    }

    /** For the lenses. */
    public PoolPrograms() {
        look(LensType.GENERATED, Tier.NIGHTLY);

        openReference(choices -> new Plain(choices));
        broken("looks whether it is closed, and queues in a second step", () -> new Whole(NaivePools.hasty()));
        fixed("one worker", () -> new Whole(ThreadPoolExecutor.ofWorkers(1)));
        fixed("two workers", () -> new Whole(ThreadPoolExecutor.ofWorkers(2)));
        fixed("bounded", () -> new Whole(bounded()));

        var submit = query("submit", Pool::submit);
        action("cancelLast", Pool::cancelLast);
        var shutdown = action("shutdown", Pool::shutdown, ShutdownMode.values());
        action("stop", Pool::stop);
        query("awaitEnd", Pool::awaitEnd);
        query("close", Pool::close);
        actor(submit);
        actor(submit);
        actor(shutdown.with(ShutdownMode.CANCEL_PENDING));
        observe(Pool::state);
    }

    private static PoolExecutor bounded() {
        return ThreadPoolExecutor.builder()
                .workers(1)
                .queueBound(1, WhenFull.REJECT)
                .build();
    }
}
