package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What tasks and callbacks of a thread pool may do to it, and what it survives. */
class TaskFaultsTest {
    /** As ThreadDeath: an Error that means to end its thread. */
    private static final class EndOfThread extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static Task<Boolean> interruptFlag() {
        return () -> Thread.currentThread().isInterrupted();
    }

    @Test
    void whatever_a_task_throws_is_its_failure_and_the_thread_lives() throws Exception {
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            Thread worker = pool.submit(() -> Thread.currentThread()).result();
            for (Throwable thrown : List.of(
                    new EndOfThread(), new OutOfMemoryError("test"), new InterruptedException(), new Exception())) {
                Future<?> future = pool.submit((Action) () -> TaskFaultsTest.<RuntimeException>sneak(thrown));
                assertSame(thrown, future.exception().orElseThrow());
            }
            assertSame(worker, pool.submit(() -> Thread.currentThread()).result());
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable t) throws T {
        throw (T) t;
    }

    @Test
    void a_task_that_interrupts_itself_does_not_interrupt_the_next() throws Exception {
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            for (int i = 0; i < 100; i++) {
                pool.submit(() -> Thread.currentThread().interrupt());
                assertFalse(pool.submit(interruptFlag()).result());
            }
        }
    }

    @Test
    void a_callback_that_interrupts_its_thread_does_not_interrupt_the_next_task() throws Exception {
        Gate gate = new Gate();
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            gate.occupy(pool).whenDone(f -> Thread.currentThread().interrupt());
            Future<Boolean> next = pool.submit(interruptFlag());
            gate.open();
            assertFalse(next.result());
        }
    }

    @Test
    void cancel_true_interrupts_the_task() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Gate never = new Gate();
        AtomicReference<String> seen = new AtomicReference<>("nothing");
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            Future<?> future = pool.submit(() -> {
                started.countDown();
                try {
                    never.pass();
                } catch (InterruptedException e) {
                    seen.set("interrupt");
                }
            });
            started.await();
            assertTrue(future.cancel(true));
        }
        assertEquals("interrupt", seen.get());
    }

    @Test
    void what_a_cancelled_task_returns_or_throws_later_changes_nothing() throws Exception {
        Gate never = new Gate();
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            Future<String> throwing = never.occupy(pool);
            assertTrue(throwing.cancel(true));
            CountDownLatch started = new CountDownLatch(1);
            Future<String> returning = pool.submit(() -> {
                started.countDown();
                try {
                    never.pass();
                } catch (InterruptedException e) {
                    return "too late";
                }
                return "passed";
            });
            started.await();
            assertTrue(returning.cancel(true));
            pool.submit(() -> 1).result();
            assertThrows(CancellationException.class, throwing::result);
            assertThrows(CancellationException.class, returning::result);
        }
    }

    /** A cancel(true) that races with the end of its task: whoever wins, the next task sees no interrupt. */
    @Test
    void cancel_true_never_interrupts_the_next_task() throws Exception {
        List<String> strays = new CopyOnWriteArrayList<>();
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            for (int i = 0; i < 20_000; i++) {
                CountDownLatch started = new CountDownLatch(1);
                Future<?> target = pool.submit(started::countDown);
                Future<?> next = pool.submit(() -> {
                    for (int look = 0; look < 20; look++) {
                        if (Thread.currentThread().isInterrupted()) {
                            strays.add("interrupt");
                        }
                    }
                });
                started.await();
                target.cancel(true);
                next.result();
            }
        }
        assertEquals(List.of(), strays);
    }

    /** A thread whose interrupt takes its time. */
    private static final class SlowToInterrupt extends Thread {
        private final Gate interrupting = new Gate();
        private final Gate gate = new Gate();

        SlowToInterrupt(Runnable work) {
            super(work);
            setDaemon(true);
        }

        @Override
        public void interrupt() {
            interrupting.open();
            try {
                gate.pass();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            super.interrupt();
        }
    }

    @Test
    void the_next_task_does_not_start_while_an_interrupt_is_under_way() throws Exception {
        Promise<SlowToInterrupt> made = new Promise<>();
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.builder()
                .workers(1)
                .threadFactory(work -> {
                    SlowToInterrupt thread = new SlowToInterrupt(work);
                    made.complete(thread);
                    return thread;
                })
                .build()) {
            Gate gate = new Gate();
            Future<String> target = gate.occupy(pool);
            Future<Boolean> next = pool.submit(interruptFlag());
            SlowToInterrupt worker = made.future().result();
            Other<Boolean> canceller = Other.does(() -> target.cancel(true));
            worker.interrupting.pass();
            gate.open();
            Probe.await(
                    "the worker to wait for the interrupt",
                    () -> next.isDone() || worker.getState() == Thread.State.BLOCKED);
            assertFalse(next.isDone());
            worker.gate.open();
            assertTrue(canceller.end());
            assertFalse(next.result());
        }
    }

    @Test
    void tasks_may_submit_to_their_own_pool() throws Exception {
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            Future<Future<Integer>> outer = pool.submit((Callable<Future<Integer>>) () -> pool.submit(() -> 2));
            assertEquals(2, outer.result().result());
        }
    }

    @Test
    void a_task_may_submit_and_wait_where_a_second_worker_is_free() throws Exception {
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(2)) {
            for (int i = 0; i < 2_000; i++) {
                Task<Integer> nested = () -> pool.submit(() -> 2).result(Tasks.LONG);
                assertEquals(2, pool.submit(nested).result());
            }
        }
    }

    @Test
    void a_callback_may_submit_and_wait_where_a_second_worker_is_free() throws Exception {
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(2)) {
            for (int i = 0; i < 2_000; i++) {
                Promise<Integer> seen = new Promise<>();
                Gate gate = new Gate();
                Future<String> future = gate.occupy(pool);
                future.whenDone(f -> seen.complete(pool.submit(() -> 2).join()));
                gate.open();
                assertEquals(2, seen.future().result(Tasks.LONG));
            }
        }
    }

    @Test
    void a_task_may_cancel_what_is_behind_it() throws Exception {
        Gate gate = new Gate();
        Promise<Future<Integer>> behind = new Promise<>();
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            Future<Boolean> canceller = pool.submit(() -> {
                gate.pass();
                return behind.future().join().cancel();
            });
            behind.complete(pool.submit(() -> 1));
            gate.open();
            assertTrue(canceller.result());
            assertTrue(behind.future().join().isCancelled());
        }
    }

    @Test
    void a_task_that_cancels_itself_hard_is_cancelled_and_the_next_is_not_interrupted() throws Exception {
        Gate gate = new Gate();
        Promise<Future<Boolean>> self = new Promise<>();
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            self.complete(pool.submit(() -> {
                gate.pass();
                return self.future().join().cancel(true);
            }));
            Future<Boolean> next = pool.submit(interruptFlag());
            gate.open();
            assertFalse(next.result());
            assertTrue(self.future().join().isCancelled());
        }
    }

    @Test
    void a_callback_of_a_cancel_may_submit_cancel_and_shut_down() throws Exception {
        Gate gate = new Gate();
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            gate.occupy(pool);
            Future<Integer> one = pool.submit(() -> 1);
            Future<Integer> two = pool.submit(() -> 2);
            Promise<Future<Integer>> submitted = new Promise<>();
            one.whenDone(f -> submitted.complete(pool.submit(() -> 3)));
            one.whenDone(f -> two.cancel());
            two.whenDone(f -> pool.shutdown());
            assertTrue(one.cancel());
            assertTrue(two.isCancelled());
            assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 4));
            gate.open();
            assertEquals(3, submitted.future().join().result());
        }
    }

    @Test
    void a_shutdown_by_a_task_lets_the_queue_finish() throws Exception {
        Gate gate = new Gate();
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            pool.submit(() -> {
                gate.pass();
                pool.shutdown();
            });
            Future<Integer> behind = pool.submit(() -> 2);
            gate.open();
            assertEquals(2, behind.result());
            assertTrue(pool.awaitTermination(Tasks.LONG));
        }
    }

    @Test
    void callbacks_of_drained_tasks_that_submit_are_refused_and_logged() throws Exception {
        Gate gate = new Gate();
        try (LogCapture log = LogCapture.start();
                ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            gate.occupy(pool);
            pool.submit(() -> 1).whenDone(f -> pool.submit(() -> 2));
            pool.shutdown(ShutdownMode.CANCEL_PENDING);
            gate.open();
            assertEquals(1, log.thrown().size());
            assertTrue(log.thrown().get(0) instanceof RejectedExecutionException);
        }
    }

    @Test
    void an_error_of_the_log_keeps_no_callback_from_running() {
        Logger logger = Logger.getLogger("io.raceproof.futures");
        Handler broken = new Handler() {
            @Override
            public void publish(LogRecord record) {
                throw new AssertionError("on purpose");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        PrintStream err = System.err;
        Promise<Integer> promise = new Promise<>();
        List<String> ran = new ArrayList<>();
        promise.future().whenDone(future -> {
            throw new IllegalStateException("on purpose");
        });
        promise.future().whenDone(future -> ran.add("the second"));
        try (LogCapture quiet = LogCapture.start()) {
            logger.addHandler(broken);
            System.setErr(new PrintStream(OutputStream.nullOutputStream()));
            promise.complete(1);
            assertEquals(1, quiet.thrown().size());
        } finally {
            System.setErr(err);
            logger.removeHandler(broken);
        }
        assertEquals(List.of("the second"), ran);
    }
}
