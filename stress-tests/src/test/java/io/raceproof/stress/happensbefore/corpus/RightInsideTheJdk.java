package io.raceproof.stress.happensbefore.corpus;

import java.io.PipedReader;
import java.io.PipedWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** Ordered by what classes of the JDK do inside, and by nothing else: no lock, no volatile field and no thread of the program's. */
public final class RightInsideTheJdk extends Programs {
    /** By name. */
    public RightInsideTheJdk(String name) {
        super(name);
    }

    private static final class Box implements Comparable<Box> {
        private int value;

        private Box(int value) {
            this.value = value;
        }

        private int add() {
            return ++value;
        }

        @Override
        public int compareTo(Box other) {
            return 0;
        }
    }

    private static void use(@Nullable Box box) {
        if (box != null) {
            box.add();
        }
    }

    private interface Use {
        void of(ExecutorService pool) throws Exception;
    }

    private static void with(ExecutorService pool, Use use) throws Exception {
        try {
            use.of(pool);
        } finally {
            pool.shutdown();
            require(pool.awaitTermination(1, TimeUnit.MINUTES), "the pool does not end");
        }
    }

    // ---- maps and sets

    static void a_merge_under_the_bins_lock() throws Exception {
        ConcurrentMap<String, Box> map = new ConcurrentHashMap<>();
        map.put("a", new Box(0));
        race(map, () -> merge(map), () -> merge(map));
        require(map.get("a").value == 2, "lost");
    }

    private static void merge(ConcurrentMap<String, Box> map) {
        map.merge("a", new Box(1), (old, one) -> {
            old.value += one.value;
            return old;
        });
    }

    static void compute_if_present() throws Exception {
        ConcurrentMap<String, Box> map = new ConcurrentHashMap<>();
        map.put("a", new Box(0));
        race(map, () -> increment(map), () -> increment(map));
        require(map.get("a").value == 2, "lost");
    }

    private static void increment(ConcurrentMap<String, Box> map) {
        map.computeIfPresent("a", (key, box) -> {
            box.add();
            return box;
        });
    }

    static void replaced_if_unchanged() throws Exception {
        ConcurrentMap<String, Box> map = new ConcurrentHashMap<>();
        Box first = new Box(0);
        map.put("a", first);
        race(map, () -> map.replace("a", first, new Box(1)), () -> require(map.get("a").value <= 1, "half made"));
    }

    static void a_map_that_grows() throws Exception {
        ConcurrentMap<Integer, Box> map = new ConcurrentHashMap<>(1);
        race(
                map,
                () -> fill(map, 0),
                () -> fill(map, 100),
                () -> map.forEach((key, box) -> require(box.value == key, "half made")));
    }

    private static void fill(ConcurrentMap<Integer, Box> map, int from) {
        for (int i = from; i < from + 20; i++) {
            map.put(i, new Box(i));
        }
    }

    static void values_that_are_searched() throws Exception {
        ConcurrentHashMap<Integer, Box> map = new ConcurrentHashMap<>();
        race(map, () -> fill(map, 0), () -> map.searchValues(Long.MAX_VALUE, box -> box.value < 0 ? box : null));
    }

    static void a_concurrent_set() throws Exception {
        Set<Box> set = ConcurrentHashMap.newKeySet();
        race(set, () -> set.add(new Box(1)), () -> set.forEach(box -> require(box.value == 1, "half made")));
    }

    static void a_skip_list_that_is_polled() throws Exception {
        ConcurrentNavigableMap<Integer, Box> map = new ConcurrentSkipListMap<>();
        race(map, () -> map.put(1, new Box(1)), () -> poll(map), () -> poll(map));
    }

    private static void poll(ConcurrentNavigableMap<Integer, Box> map) {
        Map.Entry<Integer, Box> first = map.pollFirstEntry();
        use(first == null ? null : first.getValue());
    }

    static void a_skip_list_set() throws Exception {
        ConcurrentSkipListSet<Box> set = new ConcurrentSkipListSet<>();
        race(set, () -> set.add(new Box(1)), () -> use(set.pollFirst()));
    }

    static void a_copy_on_write_set() throws Exception {
        CopyOnWriteArraySet<Box> set = new CopyOnWriteArraySet<>();
        race(set, () -> set.add(new Box(1)), () -> set.forEach(box -> require(box.value == 1, "half made")));
    }

    static void a_synchronized_map_computes() throws Exception {
        Map<String, List<Integer>> map = Collections.synchronizedMap(new HashMap<>());
        race(map, () -> append(map), () -> append(map));
        require(map.getOrDefault("a", List.of()).size() == 2, "lost");
    }

    private static void append(Map<String, List<Integer>> map) {
        map.compute("a", (key, list) -> {
            List<Integer> numbers = list == null ? new ArrayList<>() : list;
            numbers.add(1);
            return numbers;
        });
    }

    // ---- queues

    static void an_offer_with_a_time_limit() throws Exception {
        BlockingQueue<Box> queue = new ArrayBlockingQueue<>(1);
        race(
                queue,
                () -> queue.offer(new Box(1), 1, TimeUnit.SECONDS),
                () -> queue.take().add());
    }

    static void a_look_at_the_head() throws Exception {
        BlockingQueue<Box> queue = new LinkedBlockingQueue<>();
        race(queue, () -> queue.add(new Box(1)), () -> look(queue));
    }

    private static void look(BlockingQueue<Box> queue) {
        Box head = queue.peek();
        require(head == null || head.value == 1, "half made");
    }

    static void an_iterator_of_a_blocking_queue() throws Exception {
        BlockingQueue<Box> queue = new ArrayBlockingQueue<>(4);
        race(queue, () -> queue.add(new Box(1)), () -> queue.forEach(box -> require(box.value == 1, "half made")));
    }

    static void both_ends_of_a_blocking_deque() throws Exception {
        LinkedBlockingDeque<Box> deque = new LinkedBlockingDeque<>();
        race(
                deque,
                () -> deque.addLast(new Box(1)),
                () -> use(deque.pollFirst(1, TimeUnit.MILLISECONDS)),
                () -> use(deque.pollLast()));
    }

    static void a_stack_of_a_concurrent_deque() throws Exception {
        ConcurrentLinkedDeque<Box> deque = new ConcurrentLinkedDeque<>();
        race(deque, () -> deque.push(new Box(1)), () -> use(deque.poll()), () -> use(deque.pollLast()));
    }

    static void a_transfer_that_is_tried() throws Exception {
        LinkedTransferQueue<Box> queue = new LinkedTransferQueue<>();
        race(queue, () -> queue.tryTransfer(new Box(1)), () -> use(queue.poll(1, TimeUnit.MILLISECONDS)));
    }

    static void a_request_and_its_reply() throws Exception {
        BlockingQueue<Box> requests = new ArrayBlockingQueue<>(1);
        BlockingQueue<Box> replies = new ArrayBlockingQueue<>(1);
        race(
                requests,
                () -> {
                    Box box = new Box(1);
                    requests.put(box);
                    require(replies.take() == box && box.add() == 3, "lost");
                },
                () -> {
                    Box box = requests.take();
                    box.add();
                    replies.put(box);
                });
    }

    static void characters_of_a_pipe() throws Exception {
        PipedWriter writer = new PipedWriter();
        PipedReader reader = new PipedReader(writer, 4);
        Box box = new Box(0);
        race(
                box,
                () -> {
                    box.add();
                    writer.write('a');
                    writer.close();
                },
                () -> {
                    require(reader.read() == 'a', "nothing came");
                    box.add();
                });
    }

    static void items_of_a_publisher() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        Box seen = new Box(0);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        with(pool, same -> {
            try (SubmissionPublisher<Box> publisher = new SubmissionPublisher<>(pool, 4)) {
                publisher.subscribe(adding(seen, done));
                publisher.submit(new Box(2));
            }
            done.await();
        });
        require(seen.value == 2, "lost");
    }

    private static Flow.Subscriber<Box> adding(Box sum, CountDownLatch done) {
        return new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(Box item) {
                sum.value += item.value;
            }

            @Override
            public void onError(Throwable thrown) {
                done.countDown();
            }

            @Override
            public void onComplete() {
                done.countDown();
            }
        };
    }

    // ---- synchronizers

    static void a_latch_that_is_polled() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        Box box = new Box(0);
        race(
                box,
                () -> {
                    box.add();
                    latch.countDown();
                },
                () -> {
                    while (latch.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    box.add();
                });
    }

    static void permits_that_are_polled() throws Exception {
        Semaphore permits = new Semaphore(0);
        Box box = new Box(0);
        race(
                box,
                () -> {
                    box.add();
                    permits.release();
                },
                () -> {
                    while (permits.availablePermits() == 0) {
                        Thread.onSpinWait();
                    }
                    box.add();
                });
    }

    static void a_barrier_with_a_time_limit() throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        Box[] boxes = {new Box(0), new Box(0)};
        race(boxes, () -> meet(barrier, boxes[0], boxes[1]), () -> meet(barrier, boxes[1], boxes[0]));
    }

    private static void meet(CyclicBarrier barrier, Box mine, Box other) throws Exception {
        mine.add();
        barrier.await(1, TimeUnit.MINUTES);
        require(other.value == 1, "not met");
    }

    static void two_permits_at_once() throws Exception {
        Semaphore permits = new Semaphore(2);
        Box box = new Box(0);
        race(box, () -> alone(permits, box), () -> alone(permits, box));
        require(box.value == 2, "lost");
    }

    private static void alone(Semaphore permits, Box box) throws Exception {
        permits.acquire(2);
        try {
            box.add();
        } finally {
            permits.release(2);
        }
    }

    static void the_end_of_a_phase() throws Exception {
        Box box = new Box(0);
        Phaser phaser = new Phaser(2) {
            @Override
            protected boolean onAdvance(int phase, int parties) {
                box.add();
                return false;
            }
        };
        race(box, phaser::arriveAndAwaitAdvance, () -> {
            phaser.arriveAndAwaitAdvance();
            box.add();
        });
        require(box.value == 2, "lost");
    }

    static void a_phase_that_is_only_awaited() throws Exception {
        Phaser phaser = new Phaser(1);
        Box box = new Box(0);
        race(
                box,
                () -> {
                    box.add();
                    phaser.arrive();
                },
                () -> {
                    phaser.awaitAdvance(0);
                    box.add();
                });
    }

    static void a_condition_that_is_awaited_uninterruptibly() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        Condition filled = lock.newCondition();
        Box box = new Box(0);
        race(
                box,
                () -> {
                    lock.lock();
                    try {
                        box.add();
                        filled.signal();
                    } finally {
                        lock.unlock();
                    }
                },
                () -> {
                    lock.lock();
                    try {
                        while (box.value == 0) {
                            filled.awaitUninterruptibly();
                        }
                        box.add();
                    } finally {
                        lock.unlock();
                    }
                });
    }

    static void two_readers_and_a_writer() throws Exception {
        ReadWriteLock lock = new ReentrantReadWriteLock(true);
        Box box = new Box(0);
        race(box, () -> read(lock, box), () -> read(lock, box), () -> {
            lock.writeLock().lock();
            try {
                box.add();
            } finally {
                lock.writeLock().unlock();
            }
        });
    }

    private static void read(ReadWriteLock lock, Box box) {
        if (lock.readLock().tryLock()) {
            try {
                require(box.value <= 1, "half made");
            } finally {
                lock.readLock().unlock();
            }
        }
    }

    static void taken_out_by_exchange() throws Exception {
        AtomicReference<@Nullable Box> slot = new AtomicReference<>();
        race(slot, () -> slot.set(new Box(1)), () -> use(slot.getAndSet(null)), () -> use(slot.getAndSet(null)));
    }

    static void handed_over_in_an_atomic_array() throws Exception {
        AtomicReferenceArray<@Nullable Box> slots = new AtomicReferenceArray<>(2);
        race(slots, () -> slots.setRelease(1, new Box(1)), () -> use(slots.getAcquire(1)));
    }

    // ---- tasks and futures

    static void invoke_any() throws Exception {
        with(Executors.newFixedThreadPool(2), pool -> {
            List<Callable<Box>> tasks = List.of(() -> new Box(1), () -> new Box(1));
            require(pool.invokeAny(tasks).add() == 2, "half made");
        });
    }

    static void a_result_with_a_time_limit() throws Exception {
        FutureTask<Box> task = new FutureTask<>(() -> new Box(1));
        race(task, task::run, () -> task.get(1, TimeUnit.MINUTES).add());
    }

    static void told_of_the_end_of_a_task() throws Exception {
        Box box = new Box(0);
        CountDownLatch ended = new CountDownLatch(1);
        FutureTask<Integer> task = new FutureTask<>(box::add) {
            @Override
            protected void done() {
                box.add();
                ended.countDown();
            }
        };
        race(task, task::run, () -> {
            ended.await();
            box.add();
        });
    }

    static void the_hooks_of_a_pool() throws Exception {
        Box box = new Box(0);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
            @Override
            protected void beforeExecute(Thread thread, Runnable task) {
                box.add();
            }

            @Override
            protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
                box.add();
            }

            @Override
            protected void terminated() {
                box.add();
            }
        };
        with(pool, same -> {
            same.execute(box::add);
            same.execute(box::add);
        });
        require(box.value == 7, "lost");
    }

    static void a_pool_that_is_asked_whether_it_has_ended() throws Exception {
        Box box = new Box(0);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        pool.execute(box::add);
        pool.shutdown();
        while (!pool.isTerminated()) {
            Thread.onSpinWait();
        }
        box.add();
    }

    static void a_completion_that_is_polled() throws Exception {
        with(Executors.newFixedThreadPool(1), pool -> {
            ExecutorCompletionService<Box> done = new ExecutorCompletionService<>(pool);
            done.submit(() -> new Box(1));
            Future<Box> first = done.poll();
            while (first == null) {
                Thread.onSpinWait();
                first = done.poll();
            }
            first.get().add();
        });
    }

    static void one_task_schedules_the_next() throws Exception {
        Box box = new Box(0);
        var pool = Executors.newScheduledThreadPool(2);
        with(pool, same -> {
            Future<Future<Integer>> first = pool.schedule(
                    () -> {
                        box.add();
                        return pool.schedule(box::add, 1, TimeUnit.MILLISECONDS);
                    },
                    1,
                    TimeUnit.MILLISECONDS);
            first.get().get();
            box.add();
        });
        require(box.value == 3, "lost");
    }

    static void a_supplier_in_a_pool() throws Exception {
        with(Executors.newFixedThreadPool(2), pool -> {
            Box box = new Box(0);
            CompletableFuture.supplyAsync(box::add, pool)
                    .thenAcceptAsync(one -> box.add(), pool)
                    .whenComplete((done, thrown) -> box.add())
                    .join();
            require(box.add() == 4, "lost");
        });
    }

    static void the_first_of_two_completable_futures() throws Exception {
        CompletableFuture<Box> left = new CompletableFuture<>();
        CompletableFuture<Box> right = new CompletableFuture<>();
        race(
                left,
                () -> left.complete(new Box(1)),
                () -> right.complete(new Box(1)),
                () -> require(left.applyToEither(right, box -> box.value).get() == 1, "half made"));
    }

    static void any_of_two_completable_futures() throws Exception {
        CompletableFuture<Box> left = new CompletableFuture<>();
        CompletableFuture<Box> right = new CompletableFuture<>();
        race(
                left,
                () -> left.complete(new Box(1)),
                () -> require(((Box) CompletableFuture.anyOf(left, right).get()).value == 1, "half made"));
    }

    static void a_completable_future_that_is_polled() throws Exception {
        CompletableFuture<Box> future = new CompletableFuture<>();
        Box none = new Box(-1);
        race(future, () -> future.complete(new Box(1)), () -> {
            Box box = future.getNow(none);
            while (box.equals(none)) {
                Thread.onSpinWait();
                box = future.getNow(none);
            }
            box.add();
        });
    }

    static void a_completable_future_that_fails() throws Exception {
        CompletableFuture<Box> future = new CompletableFuture<>();
        Box box = new Box(0);
        race(
                future,
                () -> {
                    box.add();
                    future.completeExceptionally(new IllegalStateException("on purpose"));
                },
                () -> {
                    try {
                        future.join();
                    } catch (CompletionException e) {
                        box.add();
                    }
                });
        require(box.value == 2, "lost");
    }

    static void a_completable_future_with_a_time_limit() throws Exception {
        CompletableFuture<Box> future = new CompletableFuture<Box>().orTimeout(1, TimeUnit.MINUTES);
        race(future, () -> future.complete(new Box(1)), () -> future.get().add());
    }

    static void counted_completions() throws Exception {
        ForkJoinPool pool = new ForkJoinPool(2);
        int[] squares = new int[8];
        with(pool, same -> pool.invoke(new Squares(null, squares, 0, squares.length)));
        require(squares[7] == 49, "lost");
    }

    private static final class Squares extends CountedCompleter<Void> {
        private static final long serialVersionUID = 1;

        private final transient int[] squares;
        private final int from;
        private final int to;

        private Squares(@Nullable CountedCompleter<?> parent, int[] squares, int from, int to) {
            super(parent);
            this.squares = squares;
            this.from = from;
            this.to = to;
        }

        @Override
        public void compute() {
            if (to - from > 2) {
                int middle = (from + to) >>> 1;
                setPendingCount(2);
                new Squares(this, squares, from, middle).fork();
                new Squares(this, squares, middle, to).fork();
            } else {
                for (int i = from; i < to; i++) {
                    squares[i] = i * i;
                }
            }
            tryComplete();
        }
    }

    static void the_common_pool() throws Exception {
        Box box = new Box(0);
        ForkJoinPool.commonPool().submit(box::add).get();
        require(box.add() == 2, "lost");
    }
}
