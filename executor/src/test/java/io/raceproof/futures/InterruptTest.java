package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.future.Waiters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Interrupts that reach a thread which waits. */
class InterruptTest {
    /** A wait for a future, which an interrupt ends. */
    @FunctionalInterface
    interface Wait {
        void on(Future<Integer> future) throws Exception;
    }

    private final Gate gate = new Gate();
    private final Promise<Integer> promise = new Promise<>();

    /** Calls next, which is to be interrupted; returns whether the flag is set afterwards. */
    private static boolean interruptedNext(OneShot<?> iteration) {
        Throwable cause = Thrown.cause(FutureInterruptedException.class, iteration::next);
        assertInstanceOf(InterruptedException.class, cause);
        assertFalse(iteration.hasNext());
        return Thread.interrupted();
    }

    @Test
    void an_interrupt_ends_map_and_cancels_the_rest() throws Exception {
        List<Integer> ran = new ArrayList<>();
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            gate.occupy(pool);
            Results<Boolean> results = pool.map(ran::add, List.of(1, 2, 3));
            Other<Boolean> other = Other.does(() -> interruptedNext(results));
            assertTrue(other.awaitBlocked().interrupt().end());
            gate.open();
        }
        assertEquals(List.of(), ran);
    }

    @Test
    void an_interrupt_ends_as_completed_and_the_futures_go_on() throws Exception {
        Completions<Future<Integer>> completions = Futures.asCompleted(List.of(promise.future()));
        Other<Boolean> other = Other.does(() -> interruptedNext(completions));
        assertTrue(other.awaitBlocked().interrupt().end());
        assertEquals(0, Waiters.count(promise.future()));
        assertFalse(promise.future().isDone());
    }

    static List<Wait> waits() {
        List<Wait> waits = new ArrayList<>(List.of(
                Future::result,
                future -> future.result(Tasks.LONG),
                Future::exception,
                future -> future.exception(Tasks.LONG),
                Future::get,
                future -> future.get(Probe.LIMIT, TimeUnit.SECONDS)));
        for (ReturnWhen when : ReturnWhen.values()) {
            waits.add(future -> Futures.await(List.of(future), when));
            waits.add(future -> Futures.await(List.of(future), when, Tasks.LONG));
        }
        return waits;
    }

    @ParameterizedTest
    @MethodSource("waits")
    void an_interrupt_ends_a_wait_and_is_over_and_the_future_goes_on(Wait wait) throws Exception {
        Other<Boolean> other = Other.does(() -> {
            assertThrows(InterruptedException.class, () -> wait.on(promise.future()));
            return Thread.interrupted();
        });
        assertFalse(other.awaitBlocked().interrupt().end());
        assertEquals(0, Waiters.count(promise.future()));
        assertFalse(promise.future().isDone());
    }

    static List<Consumer<Promise<Integer>>> ends() {
        return List.of(
                promise -> promise.complete(1),
                promise -> promise.fail(new IllegalStateException("planted")),
                promise -> promise.future().cancel());
    }

    @ParameterizedTest
    @MethodSource("ends")
    void join_keeps_an_interrupt_however_the_future_ends(Consumer<Promise<Integer>> end) throws Exception {
        Other<Boolean> other = Other.does(() -> {
            try {
                promise.future().join();
            } catch (CompletionException | CancellationException e) {
                // however it ends
            }
            return Thread.interrupted();
        });
        other.awaitBlocked().interrupt().awaitInterruptSeen();
        end.accept(promise);
        assertTrue(other.end());
    }

    @Test
    void an_interrupted_thread_takes_what_is_there_and_stays_interrupted() throws Exception {
        promise.complete(1);
        List<Future<Integer>> futures = List.of(promise.future());
        Thread.currentThread().interrupt();
        assertSame(promise.future(), Futures.asCompleted(futures).next());
        for (ReturnWhen when : ReturnWhen.values()) {
            assertEquals(1, Futures.await(futures, when).done().size());
        }
        assertEquals(1, promise.future().result());
        assertTrue(Thread.interrupted());
    }

    @Test
    void an_interrupt_of_an_idle_worker_does_not_reach_the_next_task() throws Exception {
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            Thread worker = pool.submit(() -> Thread.currentThread()).result();
            Probe.await("the worker to sleep", () -> worker.getState() == Thread.State.WAITING);
            worker.interrupt();
            assertFalse(
                    pool.submit(() -> Thread.currentThread().isInterrupted()).result());
        }
    }

    @Test
    void an_idle_worker_that_is_interrupted_is_still_one_worker() throws Exception {
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(2)) {
            Thread worker = pool.submit(() -> Thread.currentThread()).result();
            Probe.await("the worker to sleep", () -> worker.getState() == Thread.State.WAITING);
            worker.interrupt();
            Probe.await(
                    "the worker to sleep again",
                    () -> !worker.isInterrupted() && worker.getState() == Thread.State.WAITING);
            CountDownLatch both = new CountDownLatch(2); // two that wait for each other need two threads
            Task<Boolean> meet = () -> {
                both.countDown();
                return both.await(10, TimeUnit.SECONDS);
            };
            Future<Boolean> one = pool.submit(meet);
            Future<Boolean> other = pool.submit(meet);
            assertTrue(one.result() && other.result());
        }
    }
}
