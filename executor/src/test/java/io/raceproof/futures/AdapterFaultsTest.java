package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Services that refuse, fail, or run tasks where they are called. */
class AdapterFaultsTest {

    /** Runs each task in the thread that submits it, or throws. */
    private static final class Direct extends AbstractExecutorService {
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
}
