package io.raceproof.stress.happensbefore.corpus;

import io.raceproof.futures.Future;
import io.raceproof.futures.Futures;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Ordered by tasks and their futures, pools, threads, timers, and the initialization of classes. */
@SuppressWarnings({"ThreadLocalUsage", "ImmutableEnumChecker"}) // as short as they can be
public final class RightByTasks extends Programs {
    /** By name. */
    public RightByTasks(String name) {
        super(name);
    }

    private static final class Box {
        private int value;
        private final List<Integer> list = new ArrayList<>();

        private int add() {
            list.add(++value);
            return value;
        }
    }

    static void start_and_join() throws Exception {
        Box box = new Box();
        box.add();
        Thread thread = new Thread(box::add);
        thread.start();
        thread.join();
        require(box.add() == 3, "lost");
    }

    static void is_alive() throws Exception {
        Box box = new Box();
        Thread thread = new Thread(box::add);
        thread.start();
        while (thread.isAlive()) {
            Thread.onSpinWait();
        }
        box.add();
    }

    static void the_state_of_a_thread() throws Exception {
        Box box = new Box();
        Thread thread = new Thread(box::add);
        thread.start();
        while (thread.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
        box.add();
    }

    static void join_with_a_time_limit() throws Exception {
        Box box = new Box();
        Thread thread = new Thread(box::add);
        thread.start();
        while (thread.isAlive()) {
            thread.join(10);
        }
        box.add();
    }

    static void a_thread_that_is_interrupted() throws Exception {
        Box box = new Box();
        Thread thread = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            box.add();
        });
        thread.start();
        box.add();
        thread.interrupt();
        thread.join();
    }

    static void a_sleep_that_is_interrupted() throws Exception {
        Box box = new Box();
        Thread thread = new Thread(() -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                box.add();
            }
        });
        thread.start();
        box.add();
        thread.interrupt();
        thread.join();
    }

    static void an_uncaught_exception() throws Exception {
        Box box = new Box();
        Thread thread = new Thread(() -> {
            throw new IllegalStateException("on purpose");
        });
        thread.setUncaughtExceptionHandler((dead, e) -> box.add());
        thread.start();
        thread.join();
        box.add();
    }

    static void an_inherited_thread_local() throws Exception {
        InheritableThreadLocal<Box> local = new InheritableThreadLocal<>();
        local.set(new Box());
        local.get().add();
        Thread thread = new Thread(() -> local.get().add());
        thread.start();
        thread.join();
        local.get().add();
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

    static void the_future_of_a_pool() throws Exception {
        Box box = new Box();
        with(Executors.newFixedThreadPool(2), pool -> {
            box.add();
            pool.submit(box::add).get();
            box.add();
        });
    }

    static void a_future_that_is_asked_whether_it_is_done() throws Exception {
        Box box = new Box();
        with(Executors.newFixedThreadPool(1), pool -> {
            java.util.concurrent.Future<?> future = pool.submit(box::add);
            while (!future.isDone()) {
                Thread.onSpinWait();
            }
            box.add();
        });
    }

    static void a_task_that_waits_for_another() throws Exception {
        Box box = new Box();
        with(Executors.newFixedThreadPool(2), pool -> {
            java.util.concurrent.Future<Integer> first = pool.submit(box::add);
            java.util.concurrent.Future<Integer> second = pool.submit(() -> first.get() + box.add());
            require(second.get() == 3, "wrong");
        });
    }

    static void invoke_all() throws Exception {
        Box[] boxes = {new Box(), new Box()};
        with(Executors.newFixedThreadPool(2), pool -> {
            pool.invokeAll(List.<Callable<Integer>>of(boxes[0]::add, boxes[1]::add));
            require(boxes[0].value + boxes[1].value == 2, "lost");
        });
    }

    static void the_end_of_a_pool() throws Exception {
        Box[] boxes = {new Box(), new Box()};
        with(Executors.newFixedThreadPool(2), pool -> {
            pool.execute(boxes[0]::add);
            pool.execute(boxes[1]::add);
        });
        require(boxes[0].value + boxes[1].value == 2, "lost");
    }

    static void a_single_thread() throws Exception {
        Box box = new Box();
        with(Executors.newSingleThreadExecutor(), pool -> {
            for (int i = 0; i < 3; i++) {
                pool.execute(box::add);
            }
        });
        require(box.value == 3, "lost");
    }

    static void a_cached_pool() throws Exception {
        Box box = new Box();
        with(Executors.newCachedThreadPool(), pool -> {
            pool.submit(box::add).get();
            pool.submit(box::add).get();
        });
    }

    static void a_work_stealing_pool() throws Exception {
        Box box = new Box();
        with(Executors.newWorkStealingPool(2), pool -> {
            pool.submit(box::add).get();
            pool.submit(box::add).get();
        });
    }

    static void a_completion_service() throws Exception {
        with(Executors.newFixedThreadPool(2), pool -> {
            ExecutorCompletionService<Box> done = new ExecutorCompletionService<>(pool);
            done.submit(RightByTasks::filled);
            done.submit(RightByTasks::filled);
            require(done.take().get().value + done.take().get().value == 2, "lost");
        });
    }

    private static Box filled() {
        Box box = new Box();
        box.add();
        return box;
    }

    static void a_scheduled_task() throws Exception {
        Box box = new Box();
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
        with(pool, same -> {
            box.add();
            pool.schedule(box::add, 1, TimeUnit.MILLISECONDS).get();
            box.add();
        });
    }

    static void a_periodic_task() throws Exception {
        Box box = new Box();
        CountDownLatch twice = new CountDownLatch(2);
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
        with(pool, same -> {
            java.util.concurrent.Future<?> periodic = pool.scheduleWithFixedDelay(
                    () -> {
                        if (twice.getCount() > 0) {
                            box.add();
                            twice.countDown();
                        }
                    },
                    0,
                    1,
                    TimeUnit.MILLISECONDS);
            twice.await();
            box.add();
            periodic.cancel(false);
        });
    }

    static void a_timer() throws Exception {
        Box box = new Box();
        CountDownLatch ran = new CountDownLatch(1);
        Timer timer = new Timer(true);
        box.add();
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        box.add();
                        ran.countDown();
                    }
                },
                1);
        ran.await();
        box.add();
        timer.cancel();
    }

    static void two_tasks_of_a_timer() throws Exception {
        Box box = new Box();
        CountDownLatch ran = new CountDownLatch(1);
        Timer timer = new Timer(true);
        timer.schedule(task(box::add), 0);
        timer.schedule(
                task(() -> {
                    box.add();
                    ran.countDown();
                }),
                1);
        ran.await();
        timer.cancel();
    }

    private static TimerTask task(Runnable body) {
        return new TimerTask() {
            @Override
            public void run() {
                body.run();
            }
        };
    }

    static void a_future_task_run_by_a_thread() throws Exception {
        Box box = new Box();
        FutureTask<Integer> task = new FutureTask<>(box::add);
        Thread thread = new Thread(task);
        thread.start();
        task.get();
        box.add();
        thread.join();
    }

    static void memoised_by_future_tasks() throws Exception {
        java.util.concurrent.ConcurrentHashMap<String, FutureTask<Box>> cache =
                new java.util.concurrent.ConcurrentHashMap<>();
        race(cache, () -> cached(cache), () -> cached(cache));
    }

    private static void cached(java.util.concurrent.ConcurrentHashMap<String, FutureTask<Box>> cache) throws Exception {
        FutureTask<Box> mine = new FutureTask<>(RightByTasks::filled);
        FutureTask<Box> other = cache.putIfAbsent("a", mine);
        if (other == null) {
            mine.run();
            other = mine;
        }
        require(other.get().list.size() == 1, "half made");
    }

    static void a_chain_of_completable_futures() throws Exception {
        Box box = new Box();
        CompletableFuture.runAsync(box::add)
                .thenRunAsync(box::add)
                .thenRun(box::add)
                .join();
        require(box.add() == 4, "lost");
    }

    static void both_of_two_completable_futures() throws Exception {
        CompletableFuture<Box> first = CompletableFuture.supplyAsync(RightByTasks::filled);
        CompletableFuture<Box> second = CompletableFuture.supplyAsync(RightByTasks::filled);
        require(first.thenCombine(second, (a, b) -> a.add() + b.add()).join() == 4, "lost");
    }

    static void all_of_completable_futures() throws Exception {
        Box[] boxes = {new Box(), new Box(), new Box()};
        CompletableFuture<?>[] futures = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.runAsync(() -> boxes[i].add()))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(futures).join();
        require(boxes[0].value + boxes[1].value + boxes[2].value == 3, "lost");
    }

    static void a_completable_future_completed_by_hand() throws Exception {
        CompletableFuture<Box> future = new CompletableFuture<>();
        race(future, () -> future.complete(filled()), () -> future.join().add());
    }

    static void a_callback_of_a_completable_future() throws Exception {
        CompletableFuture<Box> future = new CompletableFuture<>();
        race(future, () -> future.complete(filled()), () -> future.whenComplete((box, e) -> box.add()));
    }

    static void a_completable_future_handled_and_composed() throws Exception {
        Box box = new Box();
        int sum = CompletableFuture.supplyAsync(box::add)
                .thenCompose(n -> CompletableFuture.supplyAsync(() -> n + box.add()))
                .handleAsync((n, e) -> n + box.add())
                .get();
        require(sum == 6, "wrong");
    }

    private static final class Sum extends RecursiveTask<Integer> {
        private static final long serialVersionUID = 1;
        private final int[] numbers;
        private final int from;
        private final int to;
        private int steps;

        private Sum(int[] numbers, int from, int to) {
            this.numbers = numbers;
            this.from = from;
            this.to = to;
        }

        @Override
        protected Integer compute() {
            steps = 1;
            if (to - from == 1) {
                return numbers[from];
            }
            int middle = (from + to) / 2;
            Sum left = new Sum(numbers, from, middle);
            Sum right = new Sum(numbers, middle, to);
            left.fork();
            int sum = right.compute() + left.join();
            steps += left.steps + right.steps;
            return sum;
        }
    }

    static void fork_and_join() throws Exception {
        Sum sum = new Sum(new int[] {1, 2, 3, 4}, 0, 4);
        require(ForkJoinPool.commonPool().invoke(sum) == 10 && sum.steps == 7, "wrong");
    }

    private static final class Fill extends RecursiveAction {
        private static final long serialVersionUID = 1;
        private final int[] numbers;
        private final int from;
        private final int to;

        private Fill(int[] numbers, int from, int to) {
            this.numbers = numbers;
            this.from = from;
            this.to = to;
        }

        @Override
        protected void compute() {
            if (to - from == 1) {
                numbers[from] = from;
            } else {
                int middle = (from + to) / 2;
                invokeAll(new Fill(numbers, from, middle), new Fill(numbers, middle, to));
            }
        }
    }

    static void an_array_filled_by_actions() throws Exception {
        int[] numbers = new int[8];
        ForkJoinPool.commonPool().submit(new Fill(numbers, 0, 8)).get();
        require(IntStream.of(numbers).sum() == 28, "not filled");
    }

    static void a_parallel_stream_that_only_reads() throws Exception {
        int[] numbers = {1, 2, 3, 4, 5, 6, 7, 8};
        List<Integer> squares =
                IntStream.of(numbers).parallel().map(n -> n * n).boxed().toList();
        require(squares.get(7) == 64, "wrong");
    }

    static void a_pool_of_ours() throws Exception {
        Box box = new Box();
        try (PoolExecutor pool = io.raceproof.futures.ThreadPoolExecutor.ofWorkers(2)) {
            box.add();
            pool.submit(() -> box.add()).result();
            box.add();
        }
    }

    static void a_pool_of_ours_that_is_closed() throws Exception {
        Box[] boxes = {new Box(), new Box()};
        try (PoolExecutor pool = io.raceproof.futures.ThreadPoolExecutor.ofWorkers(2)) {
            pool.submit(() -> boxes[0].add());
            pool.submit(() -> boxes[1].add());
        }
        require(boxes[0].value + boxes[1].value == 2, "lost");
    }

    static void a_map_of_ours() throws Exception {
        try (PoolExecutor pool = io.raceproof.futures.ThreadPoolExecutor.ofWorkers(2)) {
            int sum = 0;
            for (Box each : pool.map(n -> filled(), List.of(1, 2, 3))) {
                sum += each.add();
            }
            require(sum == 6, "lost");
        }
    }

    static void as_completed_of_ours() throws Exception {
        try (PoolExecutor pool = io.raceproof.futures.ThreadPoolExecutor.ofWorkers(2)) {
            List<Future<Box>> futures = List.of(pool.submit(() -> filled()), pool.submit(() -> filled()));
            for (Future<Box> each : Futures.asCompleted(futures)) {
                each.result().add();
            }
        }
    }

    static void a_promise_of_ours() throws Exception {
        Promise<Box> promise = new Promise<>();
        race(
                promise,
                () -> promise.complete(filled()),
                () -> promise.future().result().add());
    }

    static void a_callback_of_ours() throws Exception {
        Promise<Box> promise = new Promise<>();
        race(
                promise,
                () -> promise.complete(filled()),
                () -> promise.future().whenDone(done -> done.join().add()));
    }

    private static final class Holder {
        private static final List<Integer> NUMBERS = new ArrayList<>(List.of(1, 2));
        private static int sum = 3;
    }

    static void a_class_that_is_initialized_once() throws Exception {
        race("", () -> require(Holder.NUMBERS.size() == 2, "half made"), () -> require(Holder.sum == 3, "half made"));
    }

    private enum Single {
        INSTANCE;

        private final List<Integer> numbers = new ArrayList<>(List.of(1));

        private int size() {
            return numbers.size();
        }
    }

    static void an_enum_as_a_singleton() throws Exception {
        race("", () -> Single.INSTANCE.size(), () -> Single.INSTANCE.size());
    }
}
