package io.raceproof.stress.samples;

import io.raceproof.futures.Promise;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Small programs with and without data races, for the tests of the happens-before lens. */
@SuppressWarnings({"ReturnValueIgnored", "UnusedVariable"}) // as short as they can be
public final class Races {
    private Races() {}

    /** An unlocked reader: the settings are written under a lock, and read without. */
    public static final class Settings implements Scenario {
        private final Object lock = new Object();
        private int limit;
        private int seen;

        private void write() {
            synchronized (lock) {
                limit = 3;
            }
        }

        @Override
        public void run() throws InterruptedException {
            Settings shared = new Settings();
            Actors.run(shared, shared::write, () -> shared.seen = shared.limit);
        }
    }

    /** Each writer has a lock, but not the same one. */
    public static final class TwoLocks implements Scenario {
        private final ReentrantLock mine = new ReentrantLock();
        private final ReentrantLock yours = new ReentrantLock();
        private int count;

        private void increment(ReentrantLock lock) {
            lock.lock();
            try {
                count++;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void run() throws InterruptedException {
            TwoLocks shared = new TwoLocks();
            Actors.run(shared, () -> shared.increment(shared.mine), () -> shared.increment(shared.yours));
        }
    }

    /** Each completes a future of its own before it counts: that orders nothing. */
    public static final class OwnFutures implements Scenario {
        private final Promise<Integer> mine = new Promise<>();
        private final Promise<Integer> yours = new Promise<>();
        private int count;

        private void increment(Promise<Integer> promise) {
            promise.complete(1);
            count++;
        }

        @Override
        public void run() throws InterruptedException {
            OwnFutures shared = new OwnFutures();
            Actors.run(shared, () -> shared.increment(shared.mine), () -> shared.increment(shared.yours));
        }
    }

    /** As String.hashCode does: one read, and a number that is always computed the same. A data race that is benign. */
    public static final class RacyHash implements Scenario {
        private final String name = "a name";
        private int hash;

        private int hash() {
            int h = hash;
            if (h == 0) {
                h = 31 * name.length() + 7;
                hash = h;
            }
            return h;
        }

        @Override
        public void run() throws InterruptedException {
            RacyHash shared = new RacyHash();
            Actors.run(shared, shared::hash, shared::hash);
        }
    }

    /** The same with a second read, which may see 0 after the first did not: not benign. */
    public static final class HashReadTwice implements Scenario {
        private final String name = "a name";
        private int hash;

        private int hash() {
            if (hash == 0) {
                hash = 31 * name.length() + 7;
            }
            return hash;
        }

        @Override
        public void run() throws InterruptedException {
            HashReadTwice shared = new HashReadTwice();
            Actors.run(shared, shared::hash, shared::hash);
        }
    }

    /** The same with 64 bits, which may be torn: not benign. */
    public static final class LongHash implements Scenario {
        private final String name = "a name";
        private long hash;

        private long hash() {
            long h = hash;
            if (h == 0) {
                h = 31L * name.length() + 7;
                hash = h;
            }
            return h;
        }

        @Override
        public void run() throws InterruptedException {
            LongHash shared = new LongHash();
            Actors.run(shared, shared::hash, shared::hash);
        }
    }

    /** The same from a field that changes: not benign. */
    public static final class HashOfWhatChanges implements Scenario {
        private volatile int size = 1;
        private int hash;

        private int hash() {
            int h = hash;
            if (h == 0) {
                h = 31 * size + 7;
                hash = h;
            }
            return h;
        }

        private int grow() {
            size = 2;
            return hash();
        }

        @Override
        public void run() throws InterruptedException {
            HashOfWhatChanges shared = new HashOfWhatChanges();
            Actors.run(shared, shared::hash, shared::grow);
        }
    }

    /** A read lock lets two writers in. */
    public static final class SharedLock implements Scenario {
        private final ReadWriteLock lock = new ReentrantReadWriteLock();
        private int count;

        private void increment() {
            lock.readLock().lock();
            try {
                count++;
            } finally {
                lock.readLock().unlock();
            }
        }

        @Override
        public void run() throws InterruptedException {
            SharedLock shared = new SharedLock();
            Actors.run(shared, shared::increment, shared::increment);
        }
    }

    /** Two permits are no lock. */
    public static final class TwoPermits implements Scenario {
        private final Semaphore permits = new Semaphore(2);
        private int count;

        private void increment() throws InterruptedException {
            permits.acquire();
            count++;
        }

        @Override
        public void run() throws InterruptedException {
            TwoPermits shared = new TwoPermits();
            Actors.run(shared, shared::increment, shared::increment);
        }
    }

    /** A list of the JDK, whose own fields race. */
    public static final class SharedList implements Scenario {
        @Override
        public void run() throws InterruptedException {
            List<Integer> list = new ArrayList<>();
            Actors.run(list, () -> list.add(1), list::size);
        }
    }

    /** Message passing by a plain flag: the flag and what it announces race. */
    public static final class PlainFlag implements Scenario {
        private boolean ready;
        private int data;
        private int seen;

        private void publish() {
            data = 1;
            ready = true;
        }

        private void read() {
            if (ready) {
                seen = data;
            }
        }

        @Override
        public void run() throws InterruptedException {
            PlainFlag shared = new PlainFlag();
            Actors.run(shared, shared::publish, shared::read);
        }
    }

    /** The fix of {@link TwoLocks}. */
    public static final class Locked implements Scenario {
        @Override
        public void run() throws InterruptedException {
            TwoLocks shared = new TwoLocks();
            Actors.run(shared, () -> shared.increment(shared.mine), () -> shared.increment(shared.mine));
        }
    }

    /** Ordered by a latch, with nothing in common but what is handed over. */
    public static final class Latch implements Scenario {
        @Override
        public void run() throws InterruptedException {
            int[] box = {0};
            CountDownLatch written = new CountDownLatch(1);
            Actors.run(
                    box,
                    () -> {
                        box[0] = 1;
                        written.countDown();
                    },
                    () -> {
                        written.await();
                        box[0]++;
                    });
        }
    }

    /** Handed over through a concurrent map. */
    public static final class ByMap implements Scenario {
        @Override
        public void run() throws InterruptedException {
            ConcurrentHashMap<String, int[]> map = new ConcurrentHashMap<>();
            Actors.run(map, () -> map.put("box", new int[] {1}), () -> {
                int[] box = map.get("box");
                if (box != null) {
                    box[0]++;
                }
            });
        }
    }

    /** A queue of which each thread may touch nodes alone. */
    public static final class ByLinkedQueue implements Scenario {
        @Override
        public void run() throws InterruptedException {
            Queue<int[]> queue = new ConcurrentLinkedQueue<>();
            Actors.run(queue, () -> queue.add(new int[] {1}), () -> queue.add(new int[] {2}));
        }
    }

    /** One reads a copy while the other writes. */
    public static final class CopyOnWrite implements Scenario {
        @Override
        public void run() throws InterruptedException {
            List<Integer> list = new CopyOnWriteArrayList<>(List.of(1, 2));
            AtomicInteger sum = new AtomicInteger();
            Actors.run(
                    list,
                    () -> {
                        for (int number : list) {
                            sum.addAndGet(number);
                        }
                    },
                    () -> list.add(3));
        }
    }

    /** Made by the initialization of a class, which orders (JLS 12.4.2). */
    public static final class LazyPerRun implements Scenario {
        private static final class Holder {
            private static final List<Integer> NUMBERS = new ArrayList<>(List.of(1, 2));
        }

        @Override
        public void run() throws InterruptedException {
            AtomicInteger sum = new AtomicInteger();
            Actors.run(sum, () -> sum.addAndGet(Holder.NUMBERS.get(0)), () -> sum.addAndGet(Holder.NUMBERS.get(1)));
        }
    }

    /** Two threads that have nothing in common. */
    public static final class Nothing implements Scenario {
        @Override
        public void run() throws InterruptedException {
            Actors.run("", () -> {}, () -> {});
        }
    }

    /** No data race, and wrong: what the rule says breaks with one preemption. */
    public static final class CheckThenAct implements Scenario {
        @Override
        public void run() throws InterruptedException {
            AtomicInteger left = new AtomicInteger(1);
            AtomicInteger sold = new AtomicInteger();
            Actors.Actor sell = () -> {
                if (left.get() > 0) {
                    left.decrementAndGet();
                    sold.incrementAndGet();
                }
            };
            Actors.run(left, sell, sell);
            if (sold.get() > 1) {
                throw new AssertionError("one ticket was sold twice");
            }
        }
    }

    /** Who is woken does not look again: a thread that goes on after it has woken another may be inside once more. */
    public static final class WokenAndOvertaken implements Scenario {
        private boolean busy;
        private int inside;

        @SuppressWarnings({"WaitNotInLoop", "NakedNotify"}) // that is what is wrong with it
        private void visit() throws InterruptedException {
            synchronized (this) {
                if (busy) {
                    wait();
                }
                busy = true;
            }
            inside++;
            synchronized (this) {
                busy = false;
                notify();
            }
        }

        @Override
        public void run() throws InterruptedException {
            Actors.run(
                    this,
                    () -> {
                        visit();
                        visit();
                    },
                    this::visit);
        }
    }

    /** Both wait forever: no finding of this lens, and no green either. */
    public static final class NeverSignalled implements Scenario {
        @Override
        public void run() throws InterruptedException {
            CountDownLatch never = new CountDownLatch(1);
            Actors.run(never, never::await, never::await);
        }
    }
}
