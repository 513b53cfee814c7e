package io.raceproof.stress.race.samples;

import static java.util.concurrent.TimeUnit.MINUTES;

import io.raceproof.stress.race.Race;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What is opened once, and waited for with a time-out. */
public final class TimedOpening extends Race<TimedOpening.Door> {
    /** It runs out by the lens's clock alone. */
    private static final long LIMIT = 50;

    /** The operations. */
    public interface Door {
        /** Opens it. */
        void open();

        /** Waits until it is open; whether it was in time. */
        boolean awaitInTime() throws Exception;
    }

    /** For one thread. */
    private static final class Plain implements Door {
        private boolean open;

        @Override
        public void open() {
            open = true;
        }

        @Override
        public boolean awaitInTime() {
            return open;
        }
    }

    /** Whose time is up keeps the lock. */
    @SuppressWarnings("LockNotBeforeTry") // the bug
    private static final class KeepsLock implements Door {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition opened = lock.newCondition();
        private boolean open;

        @Override
        public void open() {
            lock.lock();
            open = true;
            opened.signalAll();
            lock.unlock();
        }

        @Override
        public boolean awaitInTime() throws InterruptedException {
            lock.lock();
            while (!open) {
                if (!opened.await(LIMIT, MINUTES)) {
                    return false;
                }
            }
            lock.unlock();
            return true;
        }
    }

    private static final class Latch implements Door {
        private final CountDownLatch latch = new CountDownLatch(1);

        @Override
        public void open() {
            latch.countDown();
        }

        @Override
        public boolean awaitInTime() throws InterruptedException {
            return latch.await(LIMIT, MINUTES);
        }
    }

    private static final class Phases implements Door {
        private final Phaser phaser = new Phaser(1);

        @Override
        public void open() {
            phaser.forceTermination();
        }

        @Override
        public boolean awaitInTime() throws InterruptedException {
            try {
                phaser.awaitAdvanceInterruptibly(0, LIMIT, MINUTES);
                return true;
            } catch (TimeoutException e) {
                return false;
            }
        }
    }

    private static final class OfFuture implements Door {
        private final Future<?> future;
        private final Runnable open;

        OfFuture(Future<?> future, Runnable open) {
            this.future = future;
            this.open = open;
        }

        static OfFuture ofTask() {
            FutureTask<String> task = new FutureTask<>(() -> "open");
            return new OfFuture(task, task);
        }

        static OfFuture ofCompletable() {
            CompletableFuture<String> future = new CompletableFuture<>();
            return new OfFuture(future, () -> future.complete("open"));
        }

        @Override
        public void open() {
            open.run();
        }

        @Override
        public boolean awaitInTime() throws InterruptedException, ExecutionException {
            try {
                return future.get(LIMIT, MINUTES) != null;
            } catch (TimeoutException e) {
                return false;
            }
        }
    }

    /** For the lenses. */
    public TimedOpening() {
        reference(() -> new Plain());
        broken("keeps the lock", () -> new KeepsLock());
        fixed("latch", () -> new Latch());
        fixed("phaser", () -> new Phases());
        fixed("future task", () -> OfFuture.ofTask());
        fixed("completable future", () -> OfFuture.ofCompletable());

        var open = action("open", Door::open);
        var await = query("awaitInTime", Door::awaitInTime);
        actor(await);
        actor(open);
        observe(Door::awaitInTime);
    }
}
