package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Javadoc of the JDK's ExecutorService, on the view of a thread pool. */
class ExecutorServiceViewTest {
    private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    private final ThreadPoolExecutor pool = ThreadPoolExecutor.builder()
            .workers(1)
            .threadFactory(work -> {
                Thread thread = new Thread(work);
                thread.setDaemon(true);
                thread.setUncaughtExceptionHandler((t, e) -> uncaught.add(e));
                return thread;
            })
            .build();
    private final ExecutorService service = pool.asExecutorService();
    private final Gate gate = new Gate();

    @AfterEach
    void end() {
        gate.open();
        pool.close();
    }

    @Test
    void execute_and_every_submit_run_on_the_pool() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        service.execute(ran::countDown);
        assertTrue(ran.await(Probe.LIMIT, TimeUnit.SECONDS));
        assertEquals(1, service.submit(() -> 1).get());
        assertNull(service.submit(() -> {}).get());
        assertEquals("given", service.submit(() -> {}, "given").get());
        assertEquals(1, pool.workers.size());
    }

    @Test
    @SuppressWarnings("NullAway")
    void null_is_refused() {
        assertEquals(
                "command is null: execute needs something to run",
                Thrown.message(NullPointerException.class, () -> service.execute(null)));
        assertThrows(NullPointerException.class, () -> service.submit((Runnable) null));
        assertThrows(NullPointerException.class, () -> service.submit((Callable<Integer>) null));
        assertThrows(NullPointerException.class, () -> service.submit(null, "given"));
        assertThrows(NullPointerException.class, () -> service.invokeAll(null));
        assertThrows(NullPointerException.class, () -> service.invokeAny(null));
    }

    @Test
    void what_execute_does_not_catch_goes_to_the_threads_handler_and_the_thread_lives() throws Exception {
        Thread worker = pool.submit(() -> Thread.currentThread()).result();
        RuntimeException exception = new RuntimeException("uncaught");
        Error error = new Error("uncaught");
        service.execute(() -> {
            throw exception;
        });
        service.execute(() -> {
            throw error;
        });
        assertSame(worker, pool.submit(() -> Thread.currentThread()).result());
        assertEquals(List.of(exception, error), uncaught);
    }

    @Test
    void what_submit_runs_keeps_its_failure_to_its_future() {
        RuntimeException exception = new RuntimeException("caught");
        java.util.concurrent.Future<?> future = service.submit(() -> {
            throw exception;
        });
        assertSame(exception, Thrown.cause(ExecutionException.class, future::get));
        assertEquals(List.of(), uncaught);
    }

    @Test
    void cancel_true_of_a_submitted_task_interrupts_it() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        java.util.concurrent.Future<?> future = service.submit(() -> {
            started.countDown();
            try {
                gate.pass();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        started.await();
        assertTrue(future.cancel(true));
        assertTrue(interrupted.await(Probe.LIMIT, TimeUnit.SECONDS));
        assertThrows(CancellationException.class, future::get);
        assertFalse(service.submit(() -> Thread.currentThread().isInterrupted()).get());
    }

    @Test
    void invoke_all_waits_for_all_and_keeps_the_order() throws Exception {
        RuntimeException exception = new RuntimeException("second");
        List<java.util.concurrent.Future<Integer>> futures = service.invokeAll(List.of(
                () -> 1,
                () -> {
                    throw exception;
                },
                () -> 3));
        assertTrue(futures.stream().allMatch(java.util.concurrent.Future::isDone));
        assertEquals(1, futures.get(0).get());
        assertSame(exception, Thrown.cause(ExecutionException.class, futures.get(1)::get));
        assertEquals(3, futures.get(2).get());
        assertEquals(List.of(), service.invokeAll(List.<Callable<Integer>>of()));
    }

    @Test
    void invoke_all_with_a_limit_cancels_what_is_not_done() throws Exception {
        Callable<Integer> held = () -> {
            gate.pass();
            return 1;
        };
        List<java.util.concurrent.Future<Integer>> futures =
                service.invokeAll(List.of(held, () -> 2), 5, TimeUnit.MILLISECONDS);
        assertTrue(futures.get(0).isCancelled());
        assertTrue(futures.get(1).isDone()); // cancelled, unless the worker was free again before that
        assertEquals(3, service.submit(() -> 3).get()); // the held one was interrupted
        List<java.util.concurrent.Future<Integer>> all =
                service.invokeAll(List.of(() -> 4, () -> 5), Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        assertEquals(5, all.get(1).get());
    }

    @Test
    void invoke_any_gives_the_first_success_or_the_failure() throws Exception {
        RuntimeException exception = new RuntimeException("none");
        Callable<Integer> failing = () -> {
            throw exception;
        };
        assertEquals(2, service.invokeAny(List.of(failing, () -> 2)));
        assertSame(exception, Thrown.cause(ExecutionException.class, () -> service.invokeAny(List.of(failing))));
        assertThrows(IllegalArgumentException.class, () -> service.invokeAny(List.<Callable<Integer>>of()));
        assertEquals(3, service.invokeAny(List.<Callable<Integer>>of(() -> 3), Long.MAX_VALUE, TimeUnit.NANOSECONDS));
        Callable<Integer> held = () -> {
            gate.pass();
            return 1;
        };
        assertThrows(TimeoutException.class, () -> service.invokeAny(List.of(held), 5, TimeUnit.MILLISECONDS));
        assertEquals(4, service.submit(() -> 4).get()); // the held one was interrupted
    }

    @Test
    void shutdown_runs_what_was_accepted_and_refuses_the_rest() throws Exception {
        gate.occupy(pool);
        java.util.concurrent.Future<Integer> queued = service.submit(() -> 2);
        assertFalse(service.isShutdown());
        service.shutdown();
        service.shutdown();
        assertTrue(service.isShutdown());
        assertFalse(service.isTerminated());
        assertThrows(RejectedExecutionException.class, () -> service.execute(() -> {}));
        assertThrows(RejectedExecutionException.class, () -> service.submit(() -> 3));
        for (long none : new long[] {Long.MIN_VALUE, -1, 0}) {
            assertFalse(service.awaitTermination(none, TimeUnit.NANOSECONDS));
        }
        gate.open();
        assertTrue(service.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS));
        assertTrue(service.isTerminated());
        assertTrue(service.awaitTermination(Long.MIN_VALUE, TimeUnit.DAYS));
        assertEquals(2, queued.get());
    }

    @Test
    void shutdown_now_returns_what_never_started_in_order_and_interrupts_what_runs() throws Exception {
        Future<String> running = gate.occupy(pool);
        List<String> ran = new ArrayList<>();
        Runnable executed = () -> ran.add("executed");
        service.execute(executed);
        java.util.concurrent.Future<Boolean> submitted = service.submit(() -> ran.add("submitted"));
        Future<Boolean> ours = pool.submit(() -> ran.add("ours"));
        Future<Boolean> cancelled = pool.submit(() -> ran.add("cancelled"));
        cancelled.cancel();

        List<Runnable> pending = service.shutdownNow();

        assertInstanceOf(InterruptedException.class, running.exception().orElseThrow());
        assertTrue(service.awaitTermination(Probe.LIMIT, TimeUnit.SECONDS));
        assertEquals(3, pending.size());
        assertSame(executed, pending.get(0));
        assertSame(submitted, pending.get(1));
        assertFalse(ours.isDone());
        assertEquals(List.of(), ran);
        pending.forEach(Runnable::run);
        assertEquals(List.of("executed", "submitted", "ours"), ran);
        assertTrue(submitted.get());
        assertTrue(ours.result());
        assertEquals(List.of(), service.shutdownNow());
    }

    @Test
    void running_what_shutdown_now_returned_leaves_the_callers_interrupt_alone() throws Exception {
        gate.occupy(pool);
        pool.submit(() -> 1);
        List<Runnable> pending = service.shutdownNow();
        Thread.currentThread().interrupt();
        pending.get(0).run();
        assertTrue(Thread.interrupted());
    }

    @Test
    void cancelling_what_the_caller_runs_leaves_no_interrupt_behind() throws Exception {
        gate.occupy(pool);
        Gate started = new Gate();
        Future<Boolean> ours = pool.submit(() -> {
            started.open();
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            return true;
        });
        List<Runnable> pending = service.shutdownNow();
        Other<Boolean> canceller = Other.does(() -> {
            started.pass();
            return ours.cancel(true);
        });
        pending.get(0).run();
        assertFalse(Thread.interrupted());
        assertTrue(canceller.end());
        assertTrue(ours.isCancelled());
    }

    @Test
    void a_bounded_pool_refuses_through_the_view_as_well() throws Exception {
        try (ThreadPoolExecutor bounded = ThreadPoolExecutor.builder()
                .workers(1)
                .queueBound(1, WhenFull.REJECT)
                .build()) {
            gate.occupy(bounded);
            bounded.asExecutorService().execute(() -> {});
            assertThrows(
                    RejectedExecutionException.class,
                    () -> bounded.asExecutorService().execute(() -> {}));
            gate.open();
        }
    }
}
