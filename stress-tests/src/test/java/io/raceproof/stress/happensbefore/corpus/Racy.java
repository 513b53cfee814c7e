package io.raceproof.stress.happensbefore.corpus;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.text.SimpleDateFormat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Programs with a data race. */
@SuppressWarnings({
    "NullAway",
    "LockOnBoxedPrimitive",
    "ReturnValueIgnored",
    "DoubleCheckedLocking",
    "LockNotBeforeTry",
    "SynchronizeOnNonFinalField",
    "JdkObsolete",
    "JavaUtilDate",
    "UnusedVariable",
    "synchronization"
}) // wrong on purpose
public final class Racy extends Programs {
    /** By name. */
    public Racy(String name) {
        super(name);
    }

    private static final class Box {
        private int value;
        private long wide;
        private @Nullable Box next;
        private volatile @Nullable Box shared;
        private volatile int phase;
        private int @Nullable [] numbers;

        private synchronized void locked() {
            value++;
        }

        private void add() {
            value++;
        }
    }

    static void two_increments() throws Exception {
        Box box = new Box();
        race(box, box::add, box::add);
    }

    static void an_unlocked_reader() throws Exception {
        Box box = new Box();
        int[] seen = {0};
        race(box, box::locked, () -> seen[0] = box.value);
    }

    static void a_wide_field() throws Exception {
        Box box = new Box();
        race(box, () -> box.wide = -1, () -> require(box.wide <= 0, "torn"));
    }

    static void a_reference_without_volatile() throws Exception {
        Box box = new Box();
        race(box, () -> box.next = new Box(), () -> require(box.next == null || box.next.value == 0, "?"));
    }

    static void changed_after_it_was_published() throws Exception {
        Box box = new Box();
        race(
                box,
                () -> {
                    Box made = new Box();
                    box.shared = made;
                    made.value = 1;
                },
                () -> {
                    Box made = box.shared;
                    require(made == null || made.value <= 1, "?");
                });
    }

    static void only_between_two_phases() throws Exception {
        Box box = new Box();
        race(
                box,
                () -> {
                    box.phase = 1;
                    box.value = 1;
                    box.phase = 2;
                },
                () -> {
                    if (box.phase == 1) {
                        box.add();
                    }
                });
    }

    static void elements_of_an_array_in_a_volatile_field() throws Exception {
        AtomicReference<int[]> box = new AtomicReference<>(new int[1]);
        race(box, () -> box.get()[0]++, () -> box.get()[0]++);
    }

    static void an_array_made_lazily() throws Exception {
        Box box = new Box();
        race(box, () -> lazily(box), () -> lazily(box));
    }

    private static int lazily(Box box) {
        int[] numbers = box.numbers;
        if (numbers == null) {
            numbers = new int[] {1};
            box.numbers = numbers;
        }
        return numbers[0];
    }

    static void double_checked_without_volatile() throws Exception {
        Box box = new Box();
        race(box, () -> doubleChecked(box), () -> doubleChecked(box));
    }

    private static int doubleChecked(Box box) {
        if (box.next == null) {
            synchronized (box) {
                if (box.next == null) {
                    box.next = new Box();
                }
            }
        }
        return box.next.value;
    }

    static void a_lock_of_each_thread() throws Exception {
        Box box = new Box();
        race(box, () -> lockedByNew(box), () -> lockedByNew(box));
    }

    private static void lockedByNew(Box box) {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        try {
            box.add();
        } finally {
            lock.unlock();
        }
    }

    static void try_lock_without_looking() throws Exception {
        Box box = new Box();
        ReentrantLock lock = new ReentrantLock();
        race(box, () -> tried(lock, box), () -> tried(lock, box));
    }

    private static void tried(ReentrantLock lock, Box box) {
        boolean taken = lock.tryLock();
        box.add();
        if (taken) {
            lock.unlock();
        }
    }

    static void written_under_a_read_lock() throws Exception {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        Box box = new Box();
        race(box, () -> shared(lock, box), () -> shared(lock, box));
    }

    private static void shared(ReentrantReadWriteLock lock, Box box) {
        lock.readLock().lock();
        box.add();
        lock.readLock().unlock();
    }

    static void an_optimistic_read_that_nobody_validates() throws Exception {
        StampedLock lock = new StampedLock();
        Box box = new Box();
        race(
                box,
                () -> {
                    long stamp = lock.writeLock();
                    box.add();
                    lock.unlockWrite(stamp);
                },
                () -> {
                    lock.tryOptimisticRead();
                    require(box.value <= 1, "?");
                });
    }

    static void two_permits() throws Exception {
        Semaphore permits = new Semaphore(2);
        Box box = new Box();
        race(box, () -> permitted(permits, box), () -> permitted(permits, box));
    }

    private static void permitted(Semaphore permits, Box box) throws InterruptedException {
        permits.acquire();
        box.add();
        permits.release();
    }

    static void the_monitor_of_the_instance_and_of_the_class() throws Exception {
        Counter counter = new Counter();
        race(counter, counter::add, Counter::addStatically);
    }

    private static final class Counter {
        private static int count;

        private synchronized void add() {
            count++;
        }

        private static synchronized void addStatically() {
            count++;
        }
    }

    static void a_boxed_lock() throws Exception {
        Boxed boxed = new Boxed();
        race(boxed, boxed::add, boxed::add);
    }

    private static final class Boxed {
        private Integer count = 1000;

        private void add() {
            synchronized (count) {
                count = count + 1;
            }
        }
    }

    static void a_list() throws Exception {
        List<Integer> list = new ArrayList<>();
        race(list, () -> list.add(1), () -> list.add(2));
    }

    static void a_list_that_is_read() throws Exception {
        List<Integer> list = new LinkedList<>();
        race(list, () -> list.add(1), () -> list.size());
    }

    static void a_map() throws Exception {
        Map<String, Integer> map = new HashMap<>();
        race(map, () -> map.put("a", 1), () -> map.put("b", 2));
    }

    static void a_map_in_order_of_access() throws Exception {
        Map<String, Integer> map = new LinkedHashMap<>(16, 0.75f, true);
        map.put("a", 1);
        map.put("b", 2);
        race(map, () -> map.get("a"), () -> map.get("b"));
    }

    static void a_tree_map() throws Exception {
        Map<String, Integer> map = new TreeMap<>();
        race(map, () -> map.put("a", 1), () -> map.get("a"));
    }

    static void a_deque() throws Exception {
        ArrayDeque<Integer> deque = new ArrayDeque<>();
        race(deque, () -> deque.add(1), () -> deque.poll());
    }

    static void a_priority_queue() throws Exception {
        PriorityQueue<Integer> queue = new PriorityQueue<>();
        race(queue, () -> queue.add(1), () -> queue.add(2));
    }

    static void a_bit_set() throws Exception {
        BitSet bits = new BitSet();
        race(bits, () -> bits.set(1), () -> bits.set(2));
    }

    static void a_string_builder() throws Exception {
        StringBuilder builder = new StringBuilder();
        race(builder, () -> builder.append("a"), () -> builder.append("b"));
    }

    static void a_date_format() throws Exception {
        SimpleDateFormat format = new SimpleDateFormat("yyyy", Locale.ROOT);
        race(format, () -> format.format(new Date(0)), () -> format.format(new Date(1)));
    }

    static void a_synchronized_list_iterated_without_its_lock() throws Exception {
        List<Integer> list = Collections.synchronizedList(new ArrayList<>(List.of(1, 2)));
        int[] sum = {0};
        race(list, () -> list.add(3), () -> {
            for (int each : list) {
                sum[0] += each;
            }
        });
    }

    static void one_list_behind_two_wrappers() throws Exception {
        List<Integer> list = new ArrayList<>();
        List<Integer> left = Collections.synchronizedList(list);
        List<Integer> right = Collections.synchronizedList(list);
        race(list, () -> left.add(1), () -> right.add(2));
    }

    static void a_list_in_a_concurrent_map() throws Exception {
        Map<String, List<Integer>> map = new ConcurrentHashMap<>();
        map.put("a", new ArrayList<>());
        race(map, () -> map.get("a").add(1), () -> map.get("a").add(2));
    }

    static void joined_too_late() throws Exception {
        Box box = new Box();
        Thread thread = new Thread(box::add);
        thread.start();
        box.add();
        thread.join();
    }

    static void a_future_that_nobody_asks() throws Exception {
        Box box = new Box();
        ExecutorService pool = Executors.newFixedThreadPool(1);
        pool.submit(box::add);
        box.add();
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
    }

    static void a_completable_future_that_is_joined_too_late() throws Exception {
        Box box = new Box();
        CompletableFuture<Void> future = CompletableFuture.runAsync(box::add);
        box.add();
        future.join();
    }

    static void two_tasks_of_one_pool() throws Exception {
        Box box = new Box();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        CountDownLatch both = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            pool.execute(() -> {
                box.add();
                both.countDown();
            });
        }
        both.await();
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
    }

    static void counted_down_too_early() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        Box box = new Box();
        race(
                box,
                () -> {
                    done.countDown();
                    box.add();
                },
                () -> {
                    done.await();
                    box.add();
                });
    }

    static void changed_after_the_barrier() throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        Box box = new Box();
        race(
                box,
                () -> {
                    barrier.await();
                    box.add();
                },
                () -> {
                    barrier.await();
                    box.add();
                });
    }

    static void a_parallel_stream_with_a_side_effect() throws Exception {
        List<Integer> list = new ArrayList<>();
        CyclicBarrier two = new CyclicBarrier(2);
        race(list, () -> IntStream.range(0, 8).parallel().forEach(n -> list.add(n)), () -> {
            list.add(9);
            require(two.getParties() == 2, "?");
        });
    }

    private static final class Handled {
        private static final VarHandle FLAG;
        private int flag;
        private int data;

        static {
            try {
                FLAG = MethodHandles.lookup().findVarHandle(Handled.class, "flag", int.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private void writeOpaque() {
            data = 1;
            FLAG.setOpaque(this, 1);
        }

        private void readOpaque() {
            if ((int) FLAG.getOpaque(this) == 1) {
                data++;
            }
        }

        private void writePlain() {
            data = 1;
            FLAG.set(this, 1);
        }

        private void readAcquire() {
            if ((int) FLAG.getAcquire(this) == 1) {
                data++;
            }
        }
    }

    static void an_opaque_flag() throws Exception {
        Handled handled = new Handled();
        race(handled, handled::writeOpaque, handled::readOpaque);
    }

    static void a_plain_write_and_an_acquiring_read() throws Exception {
        Handled handled = new Handled();
        race(handled, handled::writePlain, handled::readAcquire);
    }

    static void an_atomic_read_plainly() throws Exception {
        AtomicReference<int @Nullable []> box = new AtomicReference<>();
        race(box, () -> box.set(new int[] {1}), () -> {
            int[] seen = box.getPlain();
            require(seen == null || seen[0] <= 1, "?");
        });
    }

    private static final class Escaping {
        private static volatile @Nullable Escaping last;
        private int value;

        private Escaping() {
            last = this;
            value = 1;
        }
    }

    static void this_escapes_from_its_constructor() throws Exception {
        Escaping.last = null;
        race("", () -> new Escaping(), () -> {
            Escaping seen = Escaping.last;
            require(seen == null || seen.value <= 1, "?");
        });
    }

    static void a_cached_hash_code() throws Exception {
        Hashed hashed = new Hashed();
        race(hashed, hashed::hashCode, hashed::hashCode);
    }

    private static final class Hashed {
        private int hash;

        @Override
        public int hashCode() {
            int known = hash;
            if (known == 0) {
                known = 31 * 7;
                hash = known;
            }
            return known;
        }

        @Override
        public boolean equals(Object other) {
            return other == this;
        }
    }

    static void a_final_field_reached_by_a_racy_reference() throws Exception {
        Holder holder = new Holder();
        race(
                holder,
                () -> holder.fixed = new Fixed(),
                () -> require(holder.fixed == null || holder.fixed.number == 1, "?"));
    }

    private static final class Holder {
        private @Nullable Fixed fixed;
    }

    private static final class Fixed {
        private final int number = Integer.parseInt("1");
    }

    static void static_fields() throws Exception {
        Counter.count = 0;
        race("", () -> Counter.count++, () -> Counter.count++);
    }
}
