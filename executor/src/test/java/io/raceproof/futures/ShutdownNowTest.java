package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.pool.WorkersState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** shutdownNow counts as the JDK's pool does: a task that a free worker would take has started, as it were. */
class ShutdownNowTest {
    private static final int ROUNDS = 100;

    /** Waits for an interrupt, and never for anything else. */
    private static String blocks() throws InterruptedException {
        new Gate().pass();
        return "passed";
    }

    /** Waits until the gate is open, however often it is interrupted. */
    private static void passHeedingNothing(Gate gate) {
        boolean passed = false;
        while (!passed) {
            try {
                gate.pass();
                passed = true;
            } catch (InterruptedException e) {
                passed = false;
            }
        }
    }

    private static List<Runnable> stop(ThreadPoolExecutor pool) {
        return pool.asExecutorService().shutdownNow();
    }

    private static void assertInterrupted(Future<?> future) throws Exception {
        assertInstanceOf(
                InterruptedException.class, future.exception(Tasks.LONG).orElseThrow());
    }

    @Test
    void no_task_is_handed_back_while_a_thread_may_be_started_for_it() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(8);
            List<Future<String>> futures = new ArrayList<>();
            for (int i = 0; i <= round % 8; i++) {
                futures.add(pool.submit(ShutdownNowTest::blocks));
            }
            assertEquals(List.of(), stop(pool));
            for (Future<String> future : futures) {
                assertInterrupted(future);
            }
            assertTrue(pool.awaitTermination(Tasks.LONG));
            assertEquals(0, pool.workers.size());
        }
    }

    @Test
    void what_is_more_than_there_may_be_workers_is_handed_back_in_order() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(3);
            ExecutorService view = pool.asExecutorService();
            List<Future<String>> first = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                first.add(pool.submit(ShutdownNowTest::blocks));
            }
            List<Runnable> rest = List.of(() -> {}, () -> {}, () -> {}, () -> {});
            rest.forEach(view::execute);
            assertEquals(rest, stop(pool));
            for (Future<String> future : first) {
                assertInterrupted(future);
            }
            assertTrue(pool.awaitTermination(Tasks.LONG));
        }
    }

    @Test
    void workers_that_have_nothing_to_do_take_a_task_each() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(3);
            Gate gate = new Gate();
            List<Future<String>> warm = List.of(gate.occupy(pool), gate.occupy(pool), gate.occupy(pool));
            gate.open();
            Futures.await(warm);
            Probe.await("the workers to have nothing to do", () -> WorkersState.idle(pool.workers) >= 2);
            List<Future<String>> futures =
                    List.of(pool.submit(ShutdownNowTest::blocks), pool.submit(ShutdownNowTest::blocks));
            assertEquals(List.of(), stop(pool));
            for (Future<String> future : futures) {
                assertInterrupted(future);
            }
            assertTrue(pool.awaitTermination(Tasks.LONG));
        }
    }

    @Test
    void busy_workers_are_interrupted_and_take_nothing_more() throws Exception {
        ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(2);
        Gate gate = new Gate();
        Future<String> one = gate.occupy(pool);
        Future<String> two = gate.occupy(pool);
        Future<Integer> queued = pool.submit(() -> 3);
        List<Runnable> pending = stop(pool);
        assertEquals(1, pending.size());
        assertInterrupted(one);
        assertInterrupted(two);
        assertTrue(pool.awaitTermination(Tasks.LONG));
        assertFalse(queued.isDone());
        pending.get(0).run();
        assertEquals(3, queued.result());
    }

    /** Of one worker, which has taken all it will take when it is interrupted. */
    @Test
    void what_is_queued_is_taken_out_before_anyone_is_interrupted() throws Exception {
        AtomicBoolean begun = new AtomicBoolean();
        AtomicInteger interrupts = new AtomicInteger();
        ThreadPoolExecutor pool = ThreadPoolExecutor.builder()
                .workers(1)
                .threadFactory(work -> new Thread(work, "worker") {
                    @Override
                    public void interrupt() {
                        super.interrupt();
                        interrupts.incrementAndGet();
                        awaitEndOr(begun, this);
                    }
                })
                .build();
        Future<String> running = new Gate().occupy(pool);
        Future<Boolean> queued = pool.submit(() -> begun.getAndSet(true));
        List<Runnable> handedBack = stop(pool);
        assertInterrupted(running);
        assertEquals(1, interrupts.get());
        assertFalse(begun.get(), "it started, but was neither interrupted nor handed back");
        assertEquals(1, handedBack.size());
        handedBack.get(0).run();
        assertFalse(queued.result(), "run once");
    }

    /** Until the worker has begun the next task, or its thread has nothing more to do. */
    private static void awaitEndOr(AtomicBoolean begun, Thread worker) {
        try {
            Probe.await("the worker to go on", () -> begun.get() || !worker.isAlive());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void an_initializer_that_takes_its_time_keeps_its_task() throws Exception {
        Gate slow = new Gate();
        CountDownLatch inside = new CountDownLatch(2);
        ThreadPoolExecutor pool = ThreadPoolExecutor.builder()
                .workers(2)
                .initializer(() -> {
                    inside.countDown();
                    passHeedingNothing(slow);
                })
                .build();
        List<Future<Boolean>> futures = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            futures.add(pool.submit(() -> Thread.currentThread().isInterrupted()));
        }
        inside.await();
        assertEquals(1, stop(pool).size());
        slow.open();
        assertTrue(futures.get(0).result());
        assertTrue(futures.get(1).result());
        assertFalse(futures.get(2).isDone());
        assertTrue(pool.awaitTermination(Tasks.LONG));
    }

    @Test
    void what_was_kept_can_still_be_cancelled_or_taken_back() throws Exception {
        Gate slow = new Gate();
        CountDownLatch inside = new CountDownLatch(1);
        ThreadPoolExecutor pool = ThreadPoolExecutor.builder()
                .workers(1)
                .initializer(() -> {
                    inside.countDown();
                    passHeedingNothing(slow);
                })
                .build();
        Future<Integer> kept = pool.submit(() -> 1);
        inside.await();
        assertEquals(List.of(), stop(pool));
        assertEquals(List.of(), stop(pool), "the same again");
        assertFalse(kept.isDone());
        pool.shutdown(ShutdownMode.CANCEL_PENDING);
        assertTrue(kept.isCancelled());
        slow.open();
        assertTrue(pool.awaitTermination(Tasks.LONG));
    }

    @Test
    void what_was_kept_fails_when_no_thread_can_be_started_for_it() throws Exception {
        AtomicInteger threads = new AtomicInteger();
        Gate inFactory = new Gate();
        Gate goOn = new Gate();
        Error failure = new OutOfMemoryError("unable to create native thread");
        ThreadPoolExecutor pool = ThreadPoolExecutor.builder()
                .workers(4)
                .threadFactory(work -> {
                    if (threads.incrementAndGet() == 1) {
                        inFactory.open();
                        try {
                            goOn.pass();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                    }
                    throw failure;
                })
                .build();
        Other<Throwable> first = Other.does(() -> Thrown.cause(Exception.class, () -> pool.submit(() -> 1)));
        inFactory.pass();
        Future<Integer> second = pool.submit(() -> 2);
        try (LogCapture log = LogCapture.start()) {
            assertEquals(List.of(), stop(pool));
            goOn.open();
            assertSame(failure, first.end());
            assertSame(failure, second.exception(Tasks.LONG).orElseThrow().getCause());
            assertTrue(pool.awaitTermination(Tasks.LONG));
            assertEquals(List.of(failure), log.thrown());
        }
    }

    @Test
    void invoke_all_ends_when_the_pool_is_stopped() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(8);
            CountDownLatch running = new CountDownLatch(2);
            Callable<Integer> held = () -> {
                running.countDown();
                new Gate().pass();
                return 1;
            };
            List<Callable<Integer>> tasks = List.of(held, held, () -> 3);
            Other<List<java.util.concurrent.Future<Integer>>> caller =
                    Other.does(() -> pool.asExecutorService().invokeAll(tasks));
            running.await();
            caller.awaitBlocked(); // in the wait for the first: all are submitted
            assertEquals(List.of(), stop(pool));
            List<java.util.concurrent.Future<Integer>> futures = caller.end();
            assertInstanceOf(InterruptedException.class, Thrown.cause(ExecutionException.class, futures.get(0)::get));
            assertInstanceOf(InterruptedException.class, Thrown.cause(ExecutionException.class, futures.get(1)::get));
            assertEquals(3, futures.get(2).get(Probe.LIMIT, TimeUnit.SECONDS));
            assertTrue(pool.awaitTermination(Tasks.LONG));
        }
    }
}
