package io.raceproof.stress.happensbefore.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.Vector;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Ordered by locks, monitors and permits. */
@SuppressWarnings({"ReturnValueIgnored", "UnusedVariable", "LockNotBeforeTry", "WaitNotInLoop", "JdkObsolete"
}) // as short as they can be
public final class RightByLocks extends Programs {
    /** By name. */
    public RightByLocks(String name) {
        super(name);
    }

    private static final class Box {
        private int value;
        private List<Integer> list = new ArrayList<>();

        synchronized void add() {
            value++;
            list.add(value);
        }

        synchronized int get() {
            return value + list.size();
        }
    }

    static void synchronized_methods() throws Exception {
        Box box = new Box();
        race(box, box::add, box::add, box::get);
    }

    static void a_synchronized_block_on_a_private_object() throws Exception {
        Object lock = new Object();
        int[] box = {0};
        race(box, () -> increment(lock, box), () -> increment(lock, box));
    }

    private static void increment(Object lock, int[] box) {
        synchronized (lock) {
            box[0]++;
        }
    }

    static void a_synchronized_method_that_throws() throws Exception {
        Thrower thrower = new Thrower();
        race(thrower, thrower::quietly, thrower::quietly);
    }

    private static final class Thrower {
        private int calls;

        private synchronized void fail() {
            calls++;
            throw new IllegalStateException("call " + calls);
        }

        private void quietly() {
            try {
                fail();
            } catch (IllegalStateException expected) {
                return;
            }
        }
    }

    static void nested_monitors() throws Exception {
        Object outer = new Object();
        Object inner = new Object();
        int[] box = {0};
        race(
                box,
                () -> {
                    synchronized (outer) {
                        increment(inner, box);
                    }
                },
                () -> increment(inner, box));
    }

    static void the_monitor_of_a_class() throws Exception {
        Registry.count = 0;
        race(Registry.class, Registry::add, Registry::add);
    }

    private static final class Registry {
        private static int count;

        private static synchronized void add() {
            count++;
        }
    }

    static void a_reentrant_lock() throws Exception {
        Lock lock = new ReentrantLock();
        int[] box = {0};
        race(box, () -> increment(lock, box), () -> increment(lock, box));
    }

    private static void increment(Lock lock, int[] box) {
        lock.lock();
        try {
            box[0]++;
        } finally {
            lock.unlock();
        }
    }

    static void a_fair_lock_taken_twice() throws Exception {
        ReentrantLock lock = new ReentrantLock(true);
        int[] box = {0};
        race(
                box,
                () -> {
                    lock.lock();
                    try {
                        increment(lock, box);
                        box[0]++;
                    } finally {
                        lock.unlock();
                    }
                },
                () -> increment(lock, box));
    }

    static void try_lock_that_gives_up() throws Exception {
        Lock lock = new ReentrantLock();
        int[] box = {0};
        race(box, () -> tryIncrement(lock, box), () -> tryIncrement(lock, box));
    }

    private static void tryIncrement(Lock lock, int[] box) {
        if (lock.tryLock()) {
            try {
                box[0]++;
            } finally {
                lock.unlock();
            }
        }
    }

    static void try_lock_with_a_time_limit() throws Exception {
        Lock lock = new ReentrantLock();
        int[] box = {0};
        race(
                box,
                () -> {
                    if (lock.tryLock(1, TimeUnit.MILLISECONDS)) {
                        box[0]++;
                        lock.unlock();
                    }
                },
                () -> increment(lock, box));
    }

    static void lock_interruptibly() throws Exception {
        Lock lock = new ReentrantLock();
        int[] box = {0};
        race(
                box,
                () -> {
                    lock.lockInterruptibly();
                    box[0]++;
                    lock.unlock();
                },
                () -> increment(lock, box));
    }

    static void a_lock_of_a_subclass() throws Exception {
        ReentrantLock lock = new ReentrantLock() {
            private static final long serialVersionUID = 1;

            @Override
            public void lock() {
                super.lock();
            }
        };
        int[] box = {0};
        race(box, () -> increment(lock, box), () -> increment(lock, box));
    }

    static void read_and_write_lock() throws Exception {
        ReadWriteLock lock = new ReentrantReadWriteLock();
        int[] box = {0};
        int[] seen = {0, 0};
        race(
                box,
                () -> increment(lock.writeLock(), box),
                () -> seen[0] = read(lock, box),
                () -> seen[1] = read(lock, box));
    }

    private static int read(ReadWriteLock lock, int[] box) {
        lock.readLock().lock();
        try {
            return box[0];
        } finally {
            lock.readLock().unlock();
        }
    }

    static void a_write_lock_downgraded() throws Exception {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        int[] box = {0};
        race(
                box,
                () -> {
                    lock.writeLock().lock();
                    box[0]++;
                    lock.readLock().lock();
                    lock.writeLock().unlock();
                    int seen = box[0];
                    lock.readLock().unlock();
                    require(seen > 0, "nothing was written");
                },
                () -> increment(lock.writeLock(), box));
    }

    static void a_stamped_lock() throws Exception {
        StampedLock lock = new StampedLock();
        int[] box = {0};
        race(
                box,
                () -> {
                    long stamp = lock.writeLock();
                    box[0]++;
                    lock.unlockWrite(stamp);
                },
                () -> {
                    long stamp = lock.readLock();
                    int seen = box[0];
                    lock.unlockRead(stamp);
                    require(seen <= 1, "too much");
                });
    }

    static void an_optimistic_read_that_is_validated() throws Exception {
        StampedLock lock = new StampedLock();
        int[] box = {0, 0};
        race(
                box,
                () -> {
                    long stamp = lock.writeLock();
                    box[0]++;
                    box[1]++;
                    lock.unlockWrite(stamp);
                },
                () -> {
                    long stamp = lock.tryOptimisticRead();
                    int a = box[0];
                    int b = box[1];
                    if (!lock.validate(stamp)) {
                        stamp = lock.readLock();
                        a = box[0];
                        b = box[1];
                        lock.unlockRead(stamp);
                    }
                    require(a == b, "half of it was seen");
                });
    }

    static void a_stamped_lock_converted() throws Exception {
        StampedLock lock = new StampedLock();
        int[] box = {0};
        race(box, () -> convert(lock, box), () -> convert(lock, box));
    }

    private static void convert(StampedLock lock, int[] box) {
        long stamp = lock.readLock();
        while (box[0] >= 0) {
            long write = lock.tryConvertToWriteLock(stamp);
            if (write != 0) {
                stamp = write;
                box[0]++;
                break;
            }
            lock.unlockRead(stamp);
            stamp = lock.writeLock();
        }
        lock.unlock(stamp);
    }

    static void a_stamped_lock_seen_as_a_lock() throws Exception {
        Lock lock = new StampedLock().asWriteLock();
        int[] box = {0};
        race(box, () -> increment(lock, box), () -> increment(lock, box));
    }

    static void wait_and_notify() throws Exception {
        Object lock = new Object();
        int[] box = {0, 0};
        race(
                box,
                () -> {
                    synchronized (lock) {
                        while (box[0] == 0) {
                            lock.wait();
                        }
                        box[1] = box[0];
                    }
                },
                () -> {
                    synchronized (lock) {
                        box[0] = 1;
                        lock.notifyAll();
                    }
                });
    }

    static void wait_with_a_time_limit() throws Exception {
        Object lock = new Object();
        int[] box = {0};
        race(
                box,
                () -> {
                    synchronized (lock) {
                        if (box[0] == 0) {
                            lock.wait(1);
                        }
                        box[0]++;
                    }
                },
                () -> increment(lock, box));
    }

    static void wait_by_a_time_unit() throws Exception {
        Object lock = new Object();
        int[] box = {0};
        race(
                box,
                () -> {
                    synchronized (lock) {
                        if (box[0] == 0) {
                            TimeUnit.MILLISECONDS.timedWait(lock, 1);
                        }
                        box[0]++;
                    }
                },
                () -> increment(lock, box));
    }

    static void a_condition() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        Condition filled = lock.newCondition();
        int[] box = {0, 0};
        race(
                box,
                () -> {
                    lock.lock();
                    try {
                        while (box[0] == 0) {
                            filled.await();
                        }
                        box[1] = box[0];
                    } finally {
                        lock.unlock();
                    }
                },
                () -> {
                    lock.lock();
                    try {
                        box[0] = 1;
                        filled.signalAll();
                    } finally {
                        lock.unlock();
                    }
                });
    }

    static void a_condition_of_a_write_lock_with_a_time_limit() throws Exception {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        Condition filled = lock.writeLock().newCondition();
        int[] box = {0};
        race(
                box,
                () -> {
                    lock.writeLock().lock();
                    try {
                        filled.await(1, TimeUnit.MILLISECONDS);
                        box[0]++;
                    } finally {
                        lock.writeLock().unlock();
                    }
                },
                () -> increment(lock.writeLock(), box));
    }

    static void interrupted_while_waiting() throws Exception {
        Object lock = new Object();
        Thread[] waiter = {null};
        int[] box = {0};
        race(
                box,
                () -> {
                    synchronized (lock) {
                        waiter[0] = Thread.currentThread();
                        lock.notifyAll();
                        try {
                            lock.wait();
                        } catch (InterruptedException e) {
                            box[0]++;
                        }
                    }
                },
                () -> {
                    synchronized (lock) {
                        while (waiter[0] == null) {
                            lock.wait();
                        }
                        box[0]++;
                        waiter[0].interrupt();
                    }
                });
    }

    static void a_semaphore_with_one_permit() throws Exception {
        Semaphore permit = new Semaphore(1);
        int[] box = {0};
        race(box, () -> with(permit, box), () -> with(permit, box));
    }

    private static void with(Semaphore permit, int[] box) throws InterruptedException {
        permit.acquire();
        try {
            box[0]++;
        } finally {
            permit.release();
        }
    }

    static void a_semaphore_as_a_signal() throws Exception {
        Semaphore written = new Semaphore(0);
        int[] box = {0};
        race(
                box,
                () -> {
                    box[0] = 1;
                    written.release();
                },
                () -> {
                    written.acquireUninterruptibly();
                    box[0]++;
                });
    }

    static void a_semaphore_that_is_tried() throws Exception {
        Semaphore permit = new Semaphore(1);
        int[] box = {0};
        race(box, () -> tried(permit, box), () -> tried(permit, box));
    }

    private static void tried(Semaphore permit, int[] box) throws InterruptedException {
        if (permit.tryAcquire(1, TimeUnit.MILLISECONDS)) {
            box[0]++;
            permit.release();
        }
    }

    static void a_spin_lock_of_ones_own() throws Exception {
        AtomicBoolean locked = new AtomicBoolean();
        int[] box = {0};
        race(box, () -> spin(locked, box), () -> spin(locked, box));
    }

    private static void spin(AtomicBoolean locked, int[] box) {
        while (!locked.compareAndSet(false, true)) {
            Thread.onSpinWait();
        }
        box[0]++;
        locked.set(false);
    }

    private static final class Mutex extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean tryAcquire(int permits) {
            return compareAndSetState(0, 1);
        }

        @Override
        protected boolean tryRelease(int permits) {
            setState(0);
            return true;
        }
    }

    static void a_synchronizer_of_ones_own() throws Exception {
        Mutex mutex = new Mutex();
        int[] box = {0};
        race(box, () -> with(mutex, box), () -> with(mutex, box));
    }

    private static void with(Mutex mutex, int[] box) {
        mutex.acquire(1);
        box[0]++;
        mutex.release(1);
    }

    static void parked_until_a_flag_is_set() throws Exception {
        AtomicBoolean ready = new AtomicBoolean();
        int[] box = {0};
        Thread[] reader = {null};
        AtomicBoolean known = new AtomicBoolean();
        race(
                box,
                () -> {
                    reader[0] = Thread.currentThread();
                    known.set(true);
                    while (!ready.get()) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    box[0]++;
                },
                () -> {
                    box[0] = 1;
                    ready.set(true);
                    if (known.get()) {
                        LockSupport.unpark(reader[0]);
                    }
                });
    }

    static void a_synchronized_list() throws Exception {
        List<Integer> list = Collections.synchronizedList(new ArrayList<>());
        race(list, () -> list.add(1), () -> list.add(list.size()), () -> {
            synchronized (list) {
                for (int each : list) {
                    require(each < 9, "too large");
                }
            }
        });
    }

    static void a_synchronized_map_and_its_view() throws Exception {
        Map<String, Integer> map = Collections.synchronizedMap(new HashMap<>());
        race(
                map,
                () -> map.put("a", 1),
                () -> map.merge("a", 1, Integer::sum),
                () -> map.keySet().contains("a"));
    }

    static void a_vector_and_a_hashtable() throws Exception {
        Vector<Integer> vector = new Vector<>();
        Hashtable<String, Integer> table = new Hashtable<>();
        race(vector, () -> vector.add(1), () -> table.put("a", vector.size()), () -> table.get("a"));
    }

    static void a_string_buffer() throws Exception {
        StringBuffer buffer = new StringBuffer();
        race(buffer, () -> buffer.append("a"), () -> buffer.append(1), buffer::toString);
    }

    static void a_linked_hash_map_under_a_lock() throws Exception {
        Map<String, Integer> map = new LinkedHashMap<>(16, 0.75f, true);
        Lock lock = new ReentrantLock();
        race(map, () -> put(lock, map, "a"), () -> put(lock, map, "b"), () -> put(lock, map, "a"));
    }

    static void a_tree_map_under_a_lock() throws Exception {
        Map<String, Integer> map = new TreeMap<>();
        Lock lock = new ReentrantLock();
        race(map, () -> put(lock, map, "b"), () -> put(lock, map, "a"));
    }

    private static void put(Lock lock, Map<String, Integer> map, String key) {
        lock.lock();
        try {
            map.put(key, map.getOrDefault(key, 0) + 1);
        } finally {
            lock.unlock();
        }
    }

    static void two_locks_in_one_order() throws Exception {
        Lock first = new ReentrantLock();
        Lock second = new ReentrantLock();
        int[] box = {0};
        race(box, () -> both(first, second, box), () -> both(first, second, box));
    }

    private static void both(Lock first, Lock second, int[] box) {
        first.lock();
        try {
            increment(second, box);
        } finally {
            first.unlock();
        }
    }

    static void a_lock_per_element() throws Exception {
        Object[] locks = {new Object(), new Object()};
        int[] boxes = {0, 0};
        race(boxes, () -> stripe(locks, boxes, 0), () -> stripe(locks, boxes, 1), () -> stripe(locks, boxes, 0));
    }

    private static void stripe(Object[] locks, int[] boxes, int index) {
        synchronized (locks[index]) {
            boxes[index]++;
        }
    }
}
