package io.raceproof.stress.harness.parked;

import io.raceproof.futures.Future;
import io.raceproof.futures.Futures;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.Promise;
import io.raceproof.futures.ReturnWhen;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.futures.WhenFull;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Sleepers that are disturbed. One begins with a permit left over from elsewhere, so that its first park returns at once:
 * it must look at its condition again, and go on sleeping. One is interrupted: it must wake, or sleep on, as documented,
 * and the interrupt must not get lost.
 */
final class Disturbances {
    private Disturbances() {}

    static void addTo(Map<String, Callable<Sleeper>> all) {
        all.put("result_sleeps_on_after_a_stray_permit", () -> withStrayPermit(Future::result));
        all.put("await_sleeps_on_after_a_stray_permit", () -> withStrayPermit(f -> Futures.await(List.of(f))));
        all.put(
                "await_of_a_failure_sleeps_on_after_a_stray_permit",
                () -> withStrayPermit(f -> Futures.await(List.of(f), ReturnWhen.FIRST_EXCEPTION)));
        all.put(
                "as_completed_sleeps_on_after_a_stray_permit",
                () -> withStrayPermit(f -> Futures.asCompleted(List.of(f)).next()));
        Future<String> never = new Promise<String>().future();
        all.put("await_wakes_on_interrupt", () -> interrupted(false, () -> Futures.await(List.of(never))));
        all.put(
                "await_of_a_failure_wakes_on_interrupt",
                () -> interrupted(false, () -> Futures.await(List.of(never), ReturnWhen.FIRST_EXCEPTION)));
        all.put(
                "as_completed_wakes_on_interrupt_and_keeps_it",
                () -> interrupted(
                        true, () -> Futures.asCompleted(List.of(never)).next()));
        all.put("join_keeps_the_interrupt", () -> joining(promise -> promise.complete("value")));
        all.put(
                "join_of_a_failed_future_keeps_the_interrupt",
                () -> joining(promise -> promise.fail(new IllegalStateException("on purpose"))));
        all.put("a_submit_without_room_wakes_on_interrupt_and_keeps_it", () -> {
            Busy busy = new Busy();
            busy.pool.submit(() -> {});
            return interrupted(true, () -> busy.pool.submit(() -> {}));
        });
        all.put("map_wakes_on_interrupt_and_keeps_it", () -> {
            Busy busy = new Busy();
            return interrupted(true, () -> busy.pool.map(n -> n, List.of(1)).next());
        });
        all.put("close_sleeps_on_after_an_interrupt", () -> {
            Busy busy = new Busy();
            return Sleeper.in(
                    () -> {
                        Thread.currentThread().interrupt();
                        busy.pool.close();
                    },
                    busy.latch::countDown);
        });
        all.put("close_keeps_the_interrupt", () -> {
            Busy busy = new Busy();
            Sleeper sleeper = interrupted(true, busy.pool::close);
            return new Sleeper(
                    sleeper.thread(),
                    () -> {
                        sleeper.wake().run();
                        busy.latch.countDown();
                    },
                    sleeper.woken());
        });
    }

    /** A pool with room for one, whose only worker runs a task that takes no notice of interrupts. */
    private static final class Busy {
        final CountDownLatch latch = new CountDownLatch(1);
        final PoolExecutor pool = ThreadPoolExecutor.builder()
                .workers(1)
                .queueBound(1, WhenFull.BLOCK)
                .build();

        Busy() throws InterruptedException {
            CountDownLatch begun = new CountDownLatch(1);
            pool.submit(() -> {
                begun.countDown();
                boolean released = false;
                while (!released) {
                    try {
                        latch.await();
                        released = true;
                    } catch (InterruptedException e) {
                        released = latch.getCount() == 0; // the interrupt is none of its business
                    }
                }
            });
            begun.await();
        }
    }

    /** One that is interrupted while it joins, sleeps on, and wakes when the future is completed. */
    private static Sleeper joining(Consumer<Promise<String>> end) {
        Promise<String> promise = new Promise<>();
        Sleeper sleeper = interrupted(true, promise.future()::join);
        Thread thread = sleeper.thread();
        return new Sleeper(
                thread,
                () -> {
                    sleeper.wake().run();
                    while (thread.isInterrupted() || thread.getState() == Thread.State.RUNNABLE) {
                        Thread.onSpinWait(); // the interrupt is noticed before the future is completed
                    }
                    end.accept(promise);
                },
                sleeper.woken());
    }

    /** A call on a future. */
    @FunctionalInterface
    private interface Use {
        void of(Future<String> future) throws Exception;
    }

    private static Sleeper withStrayPermit(Use use) {
        Promise<String> promise = new Promise<>();
        return Sleeper.in(
                () -> {
                    LockSupport.unpark(Thread.currentThread());
                    use.of(promise.future());
                },
                () -> promise.complete("value"));
    }

    /** One that is interrupted in its sleep, and whether its thread has its interrupt flag set then. */
    private static Sleeper interrupted(boolean flagStays, Sleeper.Action sleep) {
        AtomicBoolean flag = new AtomicBoolean(!flagStays);
        Sleeper sleeper = Sleeper.in(
                () -> {
                    try {
                        sleep.run();
                    } finally {
                        flag.set(Thread.currentThread().isInterrupted());
                    }
                },
                () -> {});
        return new Sleeper(
                sleeper.thread(),
                sleeper.thread()::interrupt,
                limit -> sleeper.woken().within(limit) && flag.get() == flagStays);
    }
}
