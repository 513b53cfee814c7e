package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.jvm.Threads;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Services that refuse, fail, or run tasks where they are called. */
class AdapterFaultsTest {

    /** Runs each task in the thread that submits it, or throws. */
    private static class Direct extends AbstractExecutorService {
        private final @Nullable Error failure;
        private boolean shutdown;

        Direct(@Nullable Error failure) {
            this.failure = failure;
        }

        @Override
        public void execute(Runnable command) {
            if (failure != null) {
                throw failure;
            }
            command.run();
        }

        @Override
        public void shutdown() {
            shutdown = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            shutdown();
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return shutdown;
        }

        @Override
        public boolean isTerminated() {
            return shutdown;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return shutdown;
        }
    }

    @Test
    void a_fork_join_pool_is_shut_down_when_its_last_task_has_ended() throws Exception {
        ForkJoinPool service = new ForkJoinPool(1);
        PoolExecutor pool = PoolExecutor.over(service);
        CountDownLatch gate = new CountDownLatch(1);
        Future<Void> last = pool.submit(() -> {
            gate.await();
        });
        pool.shutdown();
        assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 1));
        assertFalse(service.isShutdown(), "that of JDK 17 may drop what was just submitted");
        gate.countDown();
        assertTrue(pool.awaitTermination(Duration.ofMinutes(1)));
        assertTrue(last.isDone());
    }

    @Test
    void the_common_pool_is_refused_because_close_would_never_end() {
        assertEquals(
                "the common pool cannot be shut down, so close() would never end: make a ForkJoinPool of your own",
                Thrown.message(IllegalArgumentException.class, () -> PoolExecutor.over(ForkJoinPool.commonPool())));
    }

    @Test
    void what_the_service_throws_comes_out_of_submit_and_nothing_is_kept() throws Exception {
        Error failure = new OutOfMemoryError("unable to create native thread");
        try (PoolExecutor pool = PoolExecutor.over(new Direct(failure))) {
            WeakReference<byte[]> captured = submitInVain(pool, new byte[100_000], failure);
            Probe.await("the task to be collected", () -> {
                System.gc();
                return captured.refersTo(null);
            });
            assertTrue(captured.refersTo(null));
        }
    }

    private static WeakReference<byte[]> submitInVain(PoolExecutor pool, byte[] load, Error failure) {
        assertSame(failure, assertThrows(Error.class, () -> pool.submit(() -> load.length)));
        return new WeakReference<>(load);
    }

    @Test
    void a_refusal_of_a_full_service_comes_out_as_it_is() throws Exception {
        Gate gate = new Gate();
        ThreadPoolExecutor bounded = ThreadPoolExecutor.builder()
                .workers(1)
                .queueBound(1, WhenFull.REJECT)
                .build();
        try (PoolExecutor pool = PoolExecutor.over(bounded.asExecutorService())) {
            gate.occupy(pool);
            Future<Integer> queued = pool.submit(() -> 1);
            RejectedExecutionException thrown =
                    assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 2));
            assertNull(thrown.getCause());
            assertTrue(String.valueOf(thrown.getMessage()).startsWith("the queue is full"));
            gate.open();
            assertEquals(1, queued.result());
        }
    }

    @Test
    void a_service_may_run_tasks_in_the_submitting_thread() throws Exception {
        try (PoolExecutor pool = PoolExecutor.over(new Direct(null))) {
            Thread.currentThread().interrupt();
            Future<Thread> future = pool.submit(() -> Thread.currentThread());
            assertTrue(Thread.interrupted(), "the submitter's own interrupt");
            assertSame(Thread.currentThread(), future.result());
        }
    }

    @Test
    void cancel_true_never_interrupts_the_next_task_of_the_services_thread() throws Exception {
        List<Boolean> flags = new ArrayList<>();
        try (PoolExecutor pool = PoolExecutor.over(Executors.newSingleThreadExecutor())) {
            for (int i = 0; i < 2_000; i++) {
                Gate gate = new Gate();
                Future<String> target = gate.occupy(pool);
                Future<Boolean> next = pool.submit(() -> Thread.currentThread().isInterrupted());
                target.cancel(true);
                flags.add(next.result());
            }
        }
        assertFalse(flags.contains(true));
    }

    /** Accepts one task at a time, and drops the rest without a word. */
    private static ExecutorService dropping() {
        return new java.util.concurrent.ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                new java.util.concurrent.ThreadPoolExecutor.DiscardPolicy());
    }

    @Test
    void the_interrupt_of_a_cancel_is_over_when_the_services_thread_has_its_own_again() {
        List<Runnable> handed = new ArrayList<>();
        PoolExecutor pool = PoolExecutor.over(new Direct(null) {
            @Override
            public void execute(Runnable command) {
                handed.add(command);
            }
        });
        List<Future<?>> self = new ArrayList<>();
        Future<Boolean> future = pool.submit(() -> self.get(0).cancel(true));
        self.add(future);
        handed.get(0).run();
        assertTrue(future.isCancelled());
        assertFalse(Thread.interrupted());
    }

    private static void assertLost(Future<?> future) throws Exception {
        Throwable failure = future.exception(Tasks.LONG).orElseThrow();
        assertInstanceOf(TaskLostException.class, failure);
        assertEquals("the service accepted the task and terminated without running it", failure.getMessage());
    }

    @Test
    void what_the_service_drops_fails_when_the_pool_is_closed() throws Exception {
        Gate gate = new Gate();
        PoolExecutor pool = PoolExecutor.over(dropping());
        Future<String> running = gate.occupy(pool);
        Future<Integer> dropped = pool.submit(() -> 1);
        Promise<Integer> told = new Promise<>();
        dropped.whenDone(future -> told.complete(1));
        gate.open();
        pool.close();
        assertEquals("passed", running.resultNow());
        assertEquals(Future.Status.FAILED, dropped.status());
        assertLost(dropped);
        assertEquals(1, told.future().result(Tasks.LONG));
        assertTrue(pool.awaitTermination(Duration.ZERO));
    }

    @Test
    void what_the_service_drops_fails_though_nobody_waits_for_the_termination() throws Exception {
        for (ShutdownMode mode : ShutdownMode.values()) {
            Gate gate = new Gate();
            PoolExecutor pool = PoolExecutor.over(dropping());
            gate.occupy(pool);
            Future<Integer> dropped = pool.submit(() -> 1);
            pool.shutdown(mode);
            gate.open();
            if (mode == ShutdownMode.DRAIN) {
                assertLost(dropped);
            } else {
                assertTrue(dropped.isCancelled());
            }
        }
    }

    /** Threads of which the first cannot be started. */
    private static final class NoFirstThread extends Threads {
        private boolean refused; // by the test's thread alone

        NoFirstThread() {
            super(null);
        }

        @Override
        public Thread daemon(Runnable work, String name) {
            if (refused) {
                return super.daemon(work, name);
            }
            refused = true;
            return new Thread(work, name) {
                @Override
                public synchronized void start() {
                    throw new OutOfMemoryError("unable to create native thread");
                }
            };
        }
    }

    @Test
    void where_no_thread_can_be_started_that_waits_for_the_termination_the_next_shutdown_tries_again()
            throws Exception {
        Gate gate = new Gate();
        PoolExecutor pool = new ExecutorServiceAdapter(dropping(), new NoFirstThread());
        gate.occupy(pool);
        Future<Integer> dropped = pool.submit(() -> 1);
        try (LogCapture log = LogCapture.start()) {
            pool.shutdown();
            assertInstanceOf(OutOfMemoryError.class, log.thrown().get(0));
        }
        pool.shutdown();
        gate.open();
        assertLost(dropped);
    }

    @Test
    void what_a_task_cannot_wait_for_by_closing_its_pool_fails_all_the_same() throws Exception {
        PoolExecutor pool = PoolExecutor.over(dropping());
        Gate gate = new Gate();
        Future<?> closer = pool.submit(() -> {
            gate.pass();
            pool.close();
        });
        Probe.await("the task to run", closer::isRunning);
        Future<Integer> dropped = pool.submit(() -> 1);
        gate.open();
        assertInstanceOf(
                IllegalStateException.class, closer.exception(Tasks.LONG).orElseThrow());
        assertLost(dropped);
    }

    @Test
    void what_others_take_from_the_service_fails_when_the_pool_is_closed() throws Exception {
        Gate gate = new Gate();
        ExecutorService service = Executors.newFixedThreadPool(1);
        PoolExecutor pool = PoolExecutor.over(service);
        Future<String> running = gate.occupy(pool);
        Future<Integer> taken = pool.submit(() -> 1);
        assertEquals(1, service.shutdownNow().size());
        assertInstanceOf(
                InterruptedException.class, running.exception(Tasks.LONG).orElseThrow());
        pool.close();
        assertLost(taken);
    }

    @Test
    void a_submit_that_races_the_shutdown_of_a_service_that_drops_silently_ends() throws Exception {
        List<Supplier<ExecutorService>> services = List.of(
                () -> Executors.newScheduledThreadPool(1),
                () -> Executors.unconfigurableExecutorService(new ForkJoinPool(1)),
                () -> new ForkJoinPool(1));
        for (Supplier<ExecutorService> service : services) {
            for (int round = 0; round < 100; round++) {
                PoolExecutor pool = PoolExecutor.over(service.get());
                List<Future<Integer>> accepted = new ArrayList<>();
                Gate begun = new Gate();
                Other<Boolean> submitter = Other.does(() -> {
                    try {
                        for (int i = 0; i < 1_000; i++) { // where this thread alone gets a processor, no more
                            accepted.add(pool.submit(() -> 1));
                            begun.open();
                        }
                    } catch (RejectedExecutionException shutDown) {
                        return true;
                    }
                    return true;
                });
                begun.pass();
                pool.shutdown();
                assertTrue(submitter.end());
                for (Future<Integer> future : accepted) {
                    if (future.exception(Tasks.LONG).isPresent()) {
                        assertLost(future);
                    }
                }
            }
        }
    }

    @Test
    void a_service_whose_shutdown_has_no_effect_is_left_alone_when_its_tasks_have_ended() throws Exception {
        for (int round = 0; round < 50; round++) {
            ExecutorService common = Executors.unconfigurableExecutorService(ForkJoinPool.commonPool());
            PoolExecutor pool = PoolExecutor.over(common);
            assertFalse(pool.awaitTermination(Duration.ZERO));
            Gate gate = new Gate();
            Future<String> held = gate.occupy(pool);
            Future<Integer> second = pool.submit(() -> 2);
            Other<Boolean> closer = Other.does(() -> {
                pool.close();
                return held.isDone() && second.isDone();
            });
            if (round == 0) {
                closer.awaitBlocked();
                assertFalse(pool.awaitTermination(Duration.ofMillis(1)));
            }
            gate.open();
            assertTrue(closer.end());
            assertEquals(2, second.resultNow());
            assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 3));
            assertTrue(pool.awaitTermination(Duration.ZERO));
        }
    }

    @Test
    void the_end_of_one_task_ends_no_wait_for_all_those_of_a_service_that_cannot_be_shut_down() throws Exception {
        java.util.concurrent.ThreadPoolExecutor service =
                new java.util.concurrent.ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
                    @Override
                    public void shutdown() {} // it has no effect
                };
        PoolExecutor pool = PoolExecutor.over(service);
        Gate first = new Gate();
        Gate second = new Gate();
        first.occupy(pool);
        second.occupy(pool);
        pool.shutdown();
        Other<Boolean> waiter =
                Other.does(() -> pool.awaitTermination(Tasks.LONG)).awaitBlocked();
        first.open();
        Probe.await("the first to end", () -> service.getActiveCount() == 1);
        waiter.awaitBlocked(); // it was woken before
        second.open();
        assertTrue(waiter.end());
        service.shutdownNow();
    }
}
