package io.raceproof.stress.preempted;

import io.raceproof.futures.Future;
import io.raceproof.futures.FutureTimeoutException;
import io.raceproof.futures.MapOptions;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ShutdownMode;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.futures.WhenFull;
import io.raceproof.stress.harness.pool.NaivePools;
import io.raceproof.stress.race.Choices;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Waits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A bounded pool whose tasks wait for a gate: who waits in time for its end, or for the results of a map, gives up, and leaves the
 * pool as it was: each place for a task is free once the tasks have ended, and those who wait for the end are told.
 */
public final class TimedPoolPrograms extends Race<TimedPoolPrograms.Pool> {
    /** It runs out by the lens's clock alone. */
    private static final Duration LIMIT = Duration.ofMinutes(50);

    static final String HASTY = "looks whether it is closed, and queues in a second step";

    /** Tasks that the pool holds: one that runs, one that waits. */
    private static final int PLACES = 2;

    /** The operations. */
    interface Pool {
        /** Whether it was accepted; waits for a place. */
        boolean submit();

        /** Lets all tasks go on, those that are submitted later, too. */
        void open();

        /** Maps one item; whether the result came in time. Refused, it comes never. */
        boolean mapInTime();

        void shutdown();

        /** Whether it has ended, in time. */
        boolean awaitEndInTime() throws InterruptedException;

        /** Waits for its end, without a time-out. */
        boolean awaitEnd() throws InterruptedException;

        /** Opens it; how many tasks it holds, if it is not shut down; shuts it down; whether it has ended. */
        String state() throws InterruptedException;
    }

    private static final class Real implements Pool {
        private final PoolExecutor pool;
        private final CountDownLatch gate = new CountDownLatch(1);

        Real(PoolExecutor pool) {
            this.pool = pool;
        }

        @Override
        public boolean submit() {
            return submitted(gate) != null;
        }

        private @Nullable Future<?> submitted(CountDownLatch until) {
            try {
                return pool.submit(() -> until.await());
            } catch (RejectedExecutionException e) {
                return null;
            }
        }

        @Override
        public void open() {
            gate.countDown();
        }

        @Override
        public boolean mapInTime() {
            try {
                pool.map(item -> await(item), List.of(1), MapOptions.defaults().timeout(LIMIT))
                        .forEach(result -> {});
                return true;
            } catch (FutureTimeoutException | RejectedExecutionException e) {
                return false;
            }
        }

        private int await(int item) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return item;
        }

        @Override
        public void shutdown() {
            pool.shutdown(ShutdownMode.DRAIN);
        }

        @Override
        public boolean awaitEndInTime() throws InterruptedException {
            return pool.awaitTermination(LIMIT);
        }

        @Override
        public boolean awaitEnd() throws InterruptedException {
            return pool.awaitTermination(Duration.ofSeconds(Long.MAX_VALUE));
        }

        /** Where a place were lost, the last of those that fill it would wait forever. */
        @Override
        public String state() throws InterruptedException {
            open();
            CountDownLatch full = new CountDownLatch(1);
            int held = 0;
            for (int i = 0; i < PLACES; i++) {
                held += submitted(full) == null ? 0 : 1;
            }
            full.countDown();
            shutdown();
            awaitEnd();
            return held + " held, ended";
        }
    }

    /** For one thread. A wait that gives up comes when it holds, or where it does not. */
    private static final class Plain implements Pool {
        private final Choices choices;
        private int held;
        private boolean open;
        private boolean closed;

        Plain(Choices choices) {
            this.choices = choices;
        }

        @Override
        public boolean submit() {
            Waits.until(closed || open || held < PLACES);
            if (closed) {
                return false;
            }
            held++;
            return true;
        }

        @Override
        public void open() {
            open = true;
        }

        /** The task of one who has given up may have started. */
        @Override
        public boolean mapInTime() {
            Waits.until(closed || open || held < PLACES);
            if (closed || !open || choices.maybe()) {
                held += closed || choices.maybe() ? 0 : 1;
                return false;
            }
            return true;
        }

        @Override
        public void shutdown() {
            closed = true;
        }

        @Override
        public boolean awaitEndInTime() {
            return closed && (open || held == 0) && !choices.maybe();
        }

        @Override
        public boolean awaitEnd() {
            Waits.until(closed && (open || held == 0));
            return true;
        }

        @Override
        public String state() {
            open = true;
            return (closed ? 0 : PLACES) + " held, ended";
        }
    }

    static Pool plain(Choices choices) {
        return new Plain(choices);
    }

    static Pool hasty() {
        return new Real(NaivePools.hasty());
    }

    static Pool real() {
        return new Real(bounded());
    }

    /** For the lenses. */
    public TimedPoolPrograms() {
        openReference(choices -> plain(choices));
        broken(HASTY, () -> hasty());
        fixed("bounded", () -> real());

        var submit = query("submit", Pool::submit);
        var open = action("open", Pool::open);
        var mapInTime = query("mapInTime", Pool::mapInTime);
        action("shutdown", Pool::shutdown);
        before(submit);
        actor(mapInTime);
        actor(open);
        observe(Pool::state);
    }

    private static PoolExecutor bounded() {
        return ThreadPoolExecutor.builder()
                .workers(1)
                .queueBound(PLACES - 1, WhenFull.BLOCK)
                .build();
    }
}
