package io.raceproof.stress.harness.parked;

import io.raceproof.futures.Future;
import io.raceproof.futures.Futures;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.Promise;
import io.raceproof.futures.ReturnWhen;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.futures.WhenFull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** All places where the executor puts a thread to sleep, and what is to wake it. */
final class Places {
    private static final Duration HOUR = Duration.ofHours(1);

    private Places() {}

    /** By a name that says what must hold. */
    static Map<String, Callable<Sleeper>> all() {
        Map<String, Callable<Sleeper>> all = new TreeMap<>();
        futures(all);
        several(all);
        workers(all);
        room(all);
        termination(all);
        Disturbances.addTo(all);
        return all;
    }

    private static void futures(Map<String, Callable<Sleeper>> all) {
        all.put("result_wakes_on_completion", () -> onFuture(Future::result, Places::complete));
        all.put("result_wakes_on_failure", () -> onFuture(Future::result, p -> p.fail(new IllegalStateException())));
        all.put(
                "result_wakes_on_cancel",
                () -> onFuture(Future::result, p -> p.future().cancel()));
        all.put("timed_result_wakes_on_completion", () -> onFuture(f -> f.result(HOUR), Places::complete));
        all.put("get_wakes_on_completion", () -> onFuture(Future::get, Places::complete));
        all.put(
                "timed_get_wakes_on_cancel",
                () -> onFuture(f -> f.get(1, TimeUnit.HOURS), p -> p.future().cancel()));
        all.put("join_wakes_on_completion", () -> onFuture(Future::join, Places::complete));
        all.put("exception_wakes_on_completion", () -> onFuture(Future::exception, Places::complete));
        all.put(
                "a_started_future_wakes_its_waiter_on_cancel_true",
                () -> onFuture(Future::result, p -> {
                    p.tryStart();
                    p.future().cancel(true);
                }));
        all.put("result_wakes_on_interrupt", () -> {
            Promise<String> promise = new Promise<>();
            Sleeper sleeper = Sleeper.in(() -> promise.future().result(), () -> {});
            return new Sleeper(sleeper.thread(), sleeper.thread()::interrupt, sleeper.woken());
        });
        all.put("every_one_of_three_waiters_wakes", () -> {
            Promise<String> promise = new Promise<>();
            Sleeper first = Sleeper.in(() -> promise.future().result(), () -> {});
            Sleeper second = Sleeper.in(() -> promise.future().result(HOUR), () -> {});
            Sleeper third = Sleeper.in(() -> promise.future().join(), () -> complete(promise));
            return new Sleeper(
                    third.thread(),
                    third.wake(),
                    limit -> third.woken().within(limit)
                            && second.woken().within(limit)
                            && first.woken().within(limit));
        });
    }

    private static void several(Map<String, Callable<Sleeper>> all) {
        all.put("await_wakes_on_the_last_completion", () -> onFuture(f -> Futures.await(List.of(f)), Places::complete));
        all.put(
                "await_wakes_on_the_first_failure",
                () -> onFuture(
                        f -> Futures.await(List.of(f, new Promise<String>().future()), ReturnWhen.FIRST_EXCEPTION),
                        p -> p.fail(new IllegalStateException())));
        all.put(
                "await_wakes_on_the_first_completion",
                () -> onFuture(
                        f -> Futures.await(List.of(f, new Promise<String>().future()), ReturnWhen.FIRST_COMPLETED),
                        Places::complete));
        all.put(
                "timed_await_wakes_on_completion",
                () -> onFuture(f -> Futures.await(List.of(f), ReturnWhen.ALL_COMPLETED, HOUR), Places::complete));
        all.put(
                "as_completed_wakes_on_completion",
                () -> onFuture(f -> Futures.asCompleted(List.of(f)).next(), Places::complete));
        all.put(
                "timed_as_completed_wakes_on_cancel",
                () -> onFuture(
                        f -> Futures.asCompleted(List.of(f), HOUR).next(),
                        p -> p.future().cancel()));
    }

    private static void workers(Map<String, Callable<Sleeper>> all) {
        all.put("an_idle_worker_wakes_on_submit", () -> {
            AtomicReference<@Nullable Thread> worker = new AtomicReference<>();
            PoolExecutor pool = ThreadPoolExecutor.ofWorkers(1);
            pool.submit(() -> worker.set(Thread.currentThread())).result();
            AtomicReference<@Nullable Future<?>> second = new AtomicReference<>();
            return new Sleeper(
                    known(worker), () -> second.set(pool.submit(() -> {})), limit -> isDone(second.get(), limit));
        });
        all.put("an_idle_worker_leaves_on_shutdown", () -> {
            AtomicReference<@Nullable Thread> worker = new AtomicReference<>();
            PoolExecutor pool = ThreadPoolExecutor.ofWorkers(1);
            pool.submit(() -> worker.set(Thread.currentThread())).result();
            Thread thread = known(worker);
            return new Sleeper(thread, pool::shutdown, limit -> {
                thread.join(limit.toMillis());
                return !thread.isAlive();
            });
        });
        all.put("map_wakes_when_its_result_is_there", () -> {
            CountDownLatch latch = new CountDownLatch(1);
            PoolExecutor pool = ThreadPoolExecutor.ofWorkers(1);
            return Sleeper.in(
                    () -> pool.map(
                                    n -> {
                                        latch.await();
                                        return n;
                                    },
                                    List.of(1))
                            .next(),
                    latch::countDown);
        });
    }

    private static void room(Map<String, Callable<Sleeper>> all) {
        all.put("a_submit_without_room_wakes_when_a_task_starts", () -> {
            Full full = new Full();
            return Sleeper.in(() -> full.pool.submit(() -> {}), full.latch::countDown);
        });
        all.put("a_submit_without_room_wakes_when_a_task_is_cancelled", () -> {
            Full full = new Full();
            return Sleeper.in(() -> full.pool.submit(() -> {}), full.queued::cancel);
        });
        all.put("a_submit_without_room_wakes_on_shutdown", () -> {
            Full full = new Full();
            return Sleeper.in(() -> full.pool.submit(() -> {}), full.pool::shutdown);
        });
    }

    private static void termination(Map<String, Callable<Sleeper>> all) {
        all.put("close_wakes_when_the_last_task_ends", () -> {
            Full full = new Full();
            return Sleeper.in(full.pool::close, full.latch::countDown);
        });
        all.put("await_termination_of_an_unused_pool_wakes_on_shutdown", () -> {
            PoolExecutor pool = ThreadPoolExecutor.ofWorkers(1);
            return Sleeper.in(() -> pool.awaitTermination(HOUR), pool::shutdown);
        });
        all.put("await_termination_wakes_when_the_last_task_ends", () -> {
            Full full = new Full();
            full.pool.shutdown();
            return Sleeper.in(() -> full.pool.awaitTermination(HOUR), full.latch::countDown);
        });
    }

    /** A pool with one worker, which runs a task that waits for the latch, and one task in its queue, which is full. */
    private static final class Full {
        final CountDownLatch latch = new CountDownLatch(1);
        final PoolExecutor pool = ThreadPoolExecutor.builder()
                .workers(1)
                .queueBound(1, WhenFull.BLOCK)
                .build();
        final Future<?> queued;

        Full() throws InterruptedException {
            CountDownLatch begun = new CountDownLatch(1);
            Future<?> running = pool.submit(() -> {
                begun.countDown();
                latch.await();
            });
            begun.await();
            if (!running.isRunning()) {
                throw new AssertionError("it should run");
            }
            queued = pool.submit(() -> {});
        }
    }

    /** A call on a future. */
    @FunctionalInterface
    private interface Use {
        @Nullable
        Object of(Future<String> future) throws Exception;
    }

    /** A call on its promise. */
    @FunctionalInterface
    private interface End {
        void of(Promise<String> promise);
    }

    private static Sleeper onFuture(Use use, End end) {
        Promise<String> promise = new Promise<>();
        return Sleeper.in(() -> use.of(promise.future()), () -> end.of(promise));
    }

    private static void complete(Promise<String> promise) {
        promise.complete("value");
    }

    private static Thread known(AtomicReference<@Nullable Thread> thread) {
        Thread set = thread.get();
        if (set == null) {
            throw new AssertionError("the task has not run");
        }
        return set;
    }

    private static boolean isDone(@Nullable Future<?> future, Duration limit) throws Exception {
        return future != null
                && Futures.await(List.of(future), ReturnWhen.ALL_COMPLETED, limit)
                        .notDone()
                        .isEmpty();
    }
}
