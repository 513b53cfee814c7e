package io.raceproof.stress.race.samples;

import static java.util.concurrent.TimeUnit.MINUTES;

import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Waits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Items, and takers of which some give up after a while. Two subjects are wrong where the time-out runs out as an item comes: one
 * loses the item, the other the wake-up, and another taker sleeps beside an item.
 */
public final class TimedItems extends Race<TimedItems.Items> {
    /** It runs out by the lens's clock alone. */
    private static final long LIMIT = MINUTES.toNanos(50);

    /** The operations. */
    public interface Items {
        /** Puts one in. */
        void put();

        /** Takes one; waits for it. */
        void take() throws InterruptedException;

        /** Whether it took one in time. */
        boolean takeInTime() throws InterruptedException;

        /** The same, and puts it back. */
        default boolean borrowInTime() throws InterruptedException {
            boolean taken = takeInTime();
            if (taken) {
                put();
            }
            return taken;
        }

        /** How many are left. */
        int left();
    }

    /** For one thread. Who waits in time comes when there is one, or gives up when there is none. */
    private static final class Plain implements Items {
        private int left;

        @Override
        public void put() {
            left++;
        }

        @Override
        public void take() {
            Waits.until(left > 0);
            left--;
        }

        @Override
        public boolean takeInTime() {
            boolean there = left > 0;
            left -= there ? 1 : 0;
            return there;
        }

        @Override
        public int left() {
            return left;
        }
    }

    /** Who waits. */
    private static final class Taker {
        final Thread thread = Thread.currentThread();
        volatile boolean told;
    }

    /** Those who wait stand in a queue; the first is told of an item. */
    private abstract static class Queued implements Items {
        /** Guarded by this. */
        final Deque<Taker> takers = new ArrayDeque<>();

        /** Likewise. */
        int left;

        /** Returns whether there was anybody to tell. */
        final boolean tellFirst() {
            Taker first = takers.poll();
            if (first != null) {
                first.told = true;
                LockSupport.unpark(first.thread);
            }
            return first != null;
        }

        /** Takes one, or stands in the queue. */
        final synchronized boolean takeOrStand(Taker me) {
            if (left == 0) {
                takers.add(me);
                return false;
            }
            left--;
            return true;
        }

        final boolean isTold(Taker me, long end) {
            while (!me.told) {
                long time = end - System.nanoTime();
                if (time <= 0) {
                    return false;
                }
                LockSupport.parkNanos(this, time);
            }
            return true;
        }

        final void awaitTold(Taker me) {
            while (!me.told) {
                LockSupport.park(this);
            }
        }

        @Override
        public final synchronized int left() {
            return left;
        }
    }

    /** Who is told has the item. */
    private static class Handing extends Queued {
        @Override
        public final synchronized void put() {
            if (!tellFirst()) {
                left++;
            }
        }

        @Override
        public final void take() {
            Taker me = new Taker();
            if (!takeOrStand(me)) {
                awaitTold(me);
            }
        }

        @Override
        public final boolean takeInTime() {
            long end = System.nanoTime() + LIMIT;
            Taker me = new Taker();
            return takeOrStand(me) || isTold(me, end) || giveUp(me);
        }

        /** Whether it has one in spite of it. */
        synchronized boolean giveUp(Taker me) {
            takers.remove(me);
            return me.told;
        }
    }

    /** Does not look whether it was told at the last moment. */
    private static final class LosesItem extends Handing {
        @Override
        synchronized boolean giveUp(Taker me) {
            takers.remove(me);
            return false;
        }
    }

    /** Who is told looks again: another one may have been quicker. */
    private static class Waking extends Queued {
        @Override
        public final synchronized void put() {
            left++;
            tellFirst();
        }

        @Override
        public final void take() {
            for (Taker me = new Taker(); !takeOrStand(me); me = new Taker()) {
                awaitTold(me);
            }
        }

        @Override
        public final boolean takeInTime() {
            long end = System.nanoTime() + LIMIT;
            for (Taker me = new Taker(); !takeOrStand(me); me = new Taker()) {
                if (!isTold(me, end)) {
                    giveUp(me);
                    return false;
                }
            }
            return true;
        }

        synchronized void giveUp(Taker me) {
            if (!takers.remove(me)) {
                tellFirst(); // what it was told of, somebody else has to take
            }
        }
    }

    /** Passes on nothing. */
    private static final class LosesWakeUp extends Waking {
        @Override
        synchronized void giveUp(Taker me) {
            takers.remove(me);
        }
    }

    private static final class InQueue implements Items {
        private final BlockingQueue<Integer> items;

        InQueue(BlockingQueue<Integer> items) {
            this.items = items;
        }

        @Override
        public void put() {
            items.add(1);
        }

        @Override
        public void take() throws InterruptedException {
            items.take();
        }

        @Override
        public boolean takeInTime() throws InterruptedException {
            return items.poll(LIMIT, TimeUnit.NANOSECONDS) != null;
        }

        @Override
        public int left() {
            return items.size();
        }
    }

    private static final class Permits implements Items {
        private final Semaphore permits;

        Permits(boolean fair) {
            this.permits = new Semaphore(0, fair);
        }

        @Override
        public void put() {
            permits.release();
        }

        @Override
        public void take() throws InterruptedException {
            permits.acquire();
        }

        @Override
        public boolean takeInTime() throws InterruptedException {
            return permits.tryAcquire(LIMIT, TimeUnit.NANOSECONDS);
        }

        @Override
        public int left() {
            return permits.availablePermits();
        }
    }

    private static final class OnCondition implements Items {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition come = lock.newCondition();
        private int left;

        @Override
        public void put() {
            lock.lock();
            try {
                left++;
                come.signal();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void take() throws InterruptedException {
            lock.lock();
            try {
                while (left == 0) {
                    come.await();
                }
                left--;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean takeInTime() throws InterruptedException {
            lock.lock();
            try {
                long time = LIMIT;
                while (left == 0) {
                    if (time <= 0) {
                        return false;
                    }
                    time = come.awaitNanos(time);
                }
                left--;
                return true;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public int left() {
            return left;
        }
    }

    private static final class OnMonitor implements Items {
        private int left;

        @Override
        public synchronized void put() {
            left++;
            notifyAll();
        }

        @Override
        public synchronized void take() throws InterruptedException {
            while (left == 0) {
                wait();
            }
            left--;
        }

        @Override
        public synchronized boolean takeInTime() throws InterruptedException {
            long end = System.nanoTime() + LIMIT;
            while (left == 0) {
                long time = end - System.nanoTime();
                if (time <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, time);
            }
            left--;
            return true;
        }

        @Override
        public synchronized int left() {
            return left;
        }
    }

    /** For the lenses. */
    public TimedItems() {
        reference(() -> new Plain());
        broken("loses the item", () -> new LosesItem());
        broken("loses the wake-up", () -> new LosesWakeUp());
        fixed("handing", () -> new Handing());
        fixed("waking", () -> new Waking());
        fixed("condition", () -> new OnCondition());
        fixed("monitor", () -> new OnMonitor());
        fixed("array queue", () -> new InQueue(new ArrayBlockingQueue<>(9)));
        fixed("linked queue", () -> new InQueue(new LinkedBlockingQueue<>()));
        fixed("linked deque", () -> new InQueue(new LinkedBlockingDeque<>()));
        fixed("priority queue", () -> new InQueue(new PriorityBlockingQueue<>()));
        fixed("transfer queue", () -> new InQueue(new LinkedTransferQueue<>()));
        fixed("semaphore", () -> new Permits(false));
        fixed("fair semaphore", () -> new Permits(true));

        var put = action("put", Items::put);
        var take = action("take", Items::take);
        query("takeInTime", Items::takeInTime);
        var borrowInTime = query("borrowInTime", Items::borrowInTime);
        actor(borrowInTime);
        actor(take);
        actor(put);
        observe(Items::left);
    }
}
