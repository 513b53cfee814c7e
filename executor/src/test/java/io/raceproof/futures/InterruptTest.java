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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Interrupts that reach a thread which waits for several futures. */
class InterruptTest {
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

    @Test
    void an_interrupt_ends_await_and_the_futures_go_on() throws Exception {
        for (ReturnWhen when : ReturnWhen.values()) {
            Other<?> other = Other.does(() -> Futures.await(List.of(promise.future()), when));
            assertThrows(
                    InterruptedException.class,
                    () -> other.awaitBlocked().interrupt().end());
            assertEquals(0, Waiters.count(promise.future()));
            assertFalse(promise.future().isDone());
        }
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
