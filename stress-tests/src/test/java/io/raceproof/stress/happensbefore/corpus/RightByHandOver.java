package io.raceproof.stress.happensbefore.corpus;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;
import org.jspecify.annotations.Nullable;

/** Ordered by handing an object over: queues, maps, latches, barriers, pipes. */
public final class RightByHandOver extends Programs {
    /** By name. */
    public RightByHandOver(String name) {
        super(name);
    }

    private static final class Parcel implements Delayed {
        private int value;

        private Parcel(int value) {
            this.value = value;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }
    }

    private static void putAndTake(BlockingQueue<Parcel> queue) throws Exception {
        race(queue, () -> queue.put(new Parcel(1)), () -> queue.take().value++);
    }

    static void an_array_blocking_queue() throws Exception {
        putAndTake(new ArrayBlockingQueue<>(1));
    }

    static void a_linked_blocking_queue() throws Exception {
        putAndTake(new LinkedBlockingQueue<>());
    }

    static void a_linked_blocking_deque() throws Exception {
        BlockingDeque<Parcel> queue = new LinkedBlockingDeque<>();
        race(queue, () -> queue.putFirst(new Parcel(1)), () -> queue.takeLast().value++);
    }

    static void a_priority_blocking_queue() throws Exception {
        putAndTake(new PriorityBlockingQueue<>());
    }

    static void a_synchronous_queue() throws Exception {
        putAndTake(new SynchronousQueue<>());
    }

    static void a_fair_synchronous_queue() throws Exception {
        putAndTake(new SynchronousQueue<>(true));
    }

    static void a_transfer_queue() throws Exception {
        TransferQueue<Parcel> queue = new LinkedTransferQueue<>();
        race(queue, () -> queue.transfer(new Parcel(1)), () -> queue.take().value++);
    }

    static void a_transfer_queue_without_waiting() throws Exception {
        TransferQueue<Parcel> queue = new LinkedTransferQueue<>();
        race(queue, () -> queue.put(new Parcel(1)), () -> use(queue.poll()));
    }

    static void a_delay_queue() throws Exception {
        DelayQueue<Parcel> queue = new DelayQueue<>();
        race(queue, () -> queue.put(new Parcel(1)), () -> queue.take().value++);
    }

    private static void use(@Nullable Parcel parcel) {
        if (parcel != null) {
            parcel.value++;
        }
    }

    static void a_poll_with_a_time_limit() throws Exception {
        BlockingQueue<Parcel> queue = new LinkedBlockingQueue<>();
        race(queue, () -> queue.add(new Parcel(1)), () -> use(queue.poll(1, TimeUnit.MILLISECONDS)));
    }

    static void a_drain() throws Exception {
        BlockingQueue<Parcel> queue = new LinkedBlockingQueue<>();
        race(
                queue,
                () -> queue.add(new Parcel(1)),
                () -> queue.drainTo(new ArrayList<>() {
                    private static final long serialVersionUID = 1;

                    @Override
                    public boolean add(Parcel parcel) {
                        parcel.value++;
                        return super.add(parcel);
                    }
                }));
    }

    static void a_concurrent_queue() throws Exception {
        Queue<Parcel> queue = new ConcurrentLinkedQueue<>();
        race(queue, () -> queue.add(new Parcel(1)), () -> use(queue.poll()));
    }

    static void a_concurrent_deque() throws Exception {
        ConcurrentLinkedDeque<Parcel> queue = new ConcurrentLinkedDeque<>();
        race(queue, () -> queue.addFirst(new Parcel(1)), () -> use(queue.pollLast()), () -> queue.peekFirst());
    }

    static void a_pool_of_objects() throws Exception {
        Queue<StringBuilder> pool = new ConcurrentLinkedQueue<>();
        pool.add(new StringBuilder());
        race(pool, () -> borrow(pool), () -> borrow(pool));
    }

    private static void borrow(Queue<StringBuilder> pool) {
        StringBuilder builder = pool.poll();
        if (builder != null) {
            builder.append("x");
            pool.add(builder);
        }
    }

    static void a_concurrent_map() throws Exception {
        Map<String, Parcel> map = new ConcurrentHashMap<>();
        race(map, () -> map.put("a", new Parcel(1)), () -> use(map.get("a")));
    }

    static void a_concurrent_map_that_is_removed_from() throws Exception {
        Map<String, Parcel> map = new ConcurrentHashMap<>();
        map.put("a", new Parcel(1));
        race(map, () -> use(map.remove("a")), () -> use(map.remove("a")));
    }

    static void compute_under_the_bins_lock() throws Exception {
        ConcurrentMap<String, Parcel> map = new ConcurrentHashMap<>();
        race(map, () -> count(map), () -> count(map), () -> count(map));
    }

    private static void count(ConcurrentMap<String, Parcel> map) {
        map.compute("a", (key, old) -> {
            Parcel parcel = old == null ? new Parcel(0) : old;
            parcel.value++;
            return parcel;
        });
    }

    static void compute_if_absent() throws Exception {
        ConcurrentMap<String, int[]> map = new ConcurrentHashMap<>();
        race(map, () -> first(map), () -> first(map));
    }

    private static void first(ConcurrentMap<String, int[]> map) {
        int[] seen = map.computeIfAbsent("a", key -> new int[] {1});
        require(seen[0] == 1, "half made");
    }

    static void put_if_absent_and_its_loser() throws Exception {
        ConcurrentMap<String, int[]> map = new ConcurrentHashMap<>();
        race(map, () -> loser(map, 1), () -> loser(map, 2));
    }

    private static void loser(ConcurrentMap<String, int[]> map, int value) {
        int[] mine = {value};
        int[] other = map.putIfAbsent("a", mine);
        require(other == null || other[0] > 0, "half made");
    }

    static void a_view_of_a_concurrent_map() throws Exception {
        ConcurrentMap<String, int[]> map = new ConcurrentHashMap<>();
        race(
                map,
                () -> map.put("a", new int[] {1}),
                () -> {
                    for (int[] each : map.values()) {
                        require(each[0] == 1, "half made");
                    }
                },
                () -> map.forEach((key, each) -> require(each[0] == 1, "half made")));
    }

    static void a_skip_list() throws Exception {
        ConcurrentSkipListMap<String, int[]> map = new ConcurrentSkipListMap<>();
        race(map, () -> map.put("a", new int[] {1}), () -> map.put("b", new int[] {1}), () -> {
            for (int[] each : map.values()) {
                require(each[0] == 1, "half made");
            }
            Map.Entry<String, int[]> first = map.firstEntry();
            require(first == null || first.getValue()[0] == 1, "half made");
        });
    }

    static void copy_on_write() throws Exception {
        CopyOnWriteArrayList<int[]> list = new CopyOnWriteArrayList<>();
        race(list, () -> list.add(new int[] {1}), () -> list.addIfAbsent(new int[] {1}), () -> {
            for (int[] each : list) {
                require(each[0] == 1, "half made");
            }
        });
    }

    static void a_latch() throws Exception {
        CountDownLatch done = new CountDownLatch(2);
        int[] parts = new int[3];
        race(
                parts,
                () -> {
                    parts[0] = 1;
                    done.countDown();
                },
                () -> {
                    parts[1] = 2;
                    done.countDown();
                },
                () -> {
                    done.await();
                    parts[2] = parts[0] + parts[1];
                });
    }

    static void a_latch_with_a_time_limit() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        int[] box = {0};
        race(
                box,
                () -> {
                    box[0] = 1;
                    done.countDown();
                },
                () -> {
                    if (done.await(1, TimeUnit.MILLISECONDS)) {
                        box[0]++;
                    }
                });
    }

    static void a_barrier_used_twice() throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        int[] parts = {1, 2};
        race(parts, () -> rounds(barrier, parts, 0), () -> rounds(barrier, parts, 1));
    }

    private static void rounds(CyclicBarrier barrier, int[] parts, int mine) throws Exception {
        for (int round = 0; round < 2; round++) {
            parts[mine]++;
            barrier.await();
            require(parts[0] + parts[1] > 0, "nothing");
            barrier.await();
        }
    }

    static void the_action_of_a_barrier() throws Exception {
        int[] parts = new int[3];
        CyclicBarrier barrier = new CyclicBarrier(2, () -> parts[2] = parts[0] + parts[1]);
        race(parts, () -> meet(barrier, parts, 0), () -> meet(barrier, parts, 1));
    }

    private static void meet(CyclicBarrier barrier, int[] parts, int mine) throws Exception {
        parts[mine] = 1;
        barrier.await();
        require(parts[2] == 2, "the sum is " + parts[2]);
    }

    static void a_phaser() throws Exception {
        Phaser phaser = new Phaser(2);
        int[] parts = new int[2];
        race(parts, () -> phase(phaser, parts, 0), () -> phase(phaser, parts, 1));
    }

    private static void phase(Phaser phaser, int[] parts, int mine) {
        parts[mine] = 1;
        phaser.arriveAndAwaitAdvance();
        require(parts[0] + parts[1] == 2, "not all have arrived");
    }

    static void a_phaser_that_is_arrived_at_and_left() throws Exception {
        Phaser phaser = new Phaser(2);
        int[] box = {0};
        race(
                box,
                () -> {
                    box[0] = 1;
                    phaser.arriveAndDeregister();
                },
                () -> {
                    phaser.arriveAndAwaitAdvance();
                    box[0]++;
                });
    }

    static void an_exchanger() throws Exception {
        Exchanger<Parcel> exchanger = new Exchanger<>();
        race(
                exchanger,
                () -> exchanger.exchange(new Parcel(1)).value++,
                () -> exchanger.exchange(new Parcel(2)).value++);
    }

    static void a_pipe() throws Exception {
        PipedOutputStream out = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(out);
        int[] box = {0};
        race(
                box,
                () -> {
                    box[0] = 1;
                    out.write(1);
                    out.flush();
                },
                () -> {
                    in.read();
                    box[0]++;
                });
    }

    static void a_bounded_buffer_of_ones_own() throws Exception {
        Buffer buffer = new Buffer();
        race(buffer, () -> buffer.put(new Parcel(1)), () -> buffer.take().value++);
    }

    private static final class Buffer {
        private @Nullable Parcel parcel;

        private synchronized void put(Parcel one) throws InterruptedException {
            while (parcel != null) {
                wait();
            }
            parcel = one;
            notifyAll();
        }

        private synchronized Parcel take() throws InterruptedException {
            while (parcel == null) {
                wait();
            }
            Parcel one = parcel;
            parcel = null;
            notifyAll();
            return one;
        }
    }
}
