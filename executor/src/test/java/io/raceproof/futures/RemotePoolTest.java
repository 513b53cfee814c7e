package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pool over a service that is only borrowed: the contract on one of the JDK's, and what a faulty service does to it. */
@Timeout(120)
class RemotePoolTest {

    @Nested
    class OverAFixedPool implements RemoteContract {
        private final List<ExecutorService> borrowed = new ArrayList<>();

        @Override
        public PoolExecutor newPool(int workers) {
            ExecutorService service = Executors.newFixedThreadPool(workers);
            borrowed.add(service);
            return PoolExecutor.overRemote(service);
        }

        @AfterEach
        void the_service_was_only_borrowed() {
            for (ExecutorService service : borrowed) {
                assertFalse(service.isShutdown());
                service.shutdownNow();
            }
        }
    }

    /** A service that loses the first so many tasks it is given, and runs the others. */
    private static final class Loser extends AbstractExecutorService {
        private final ExecutorService healthy = Executors.newSingleThreadExecutor();
        private final AtomicInteger toLose;
        final AtomicInteger given = new AtomicInteger();

        Loser(int toLose) {
            this.toLose = new AtomicInteger(toLose);
        }

        @Override
        public <T> java.util.concurrent.Future<T> submit(Callable<T> task) {
            given.incrementAndGet();
            return toLose.getAndDecrement() > 0
                    ? CompletableFuture.failedFuture(new IllegalStateException("member left"))
                    : healthy.submit(task);
        }

        @Override
        public void execute(Runnable command) {
            throw new UnsupportedOperationException("tasks are submitted");
        }

        @Override
        public void shutdown() {
            healthy.shutdown();
        }

        @Override
        public List<Runnable> shutdownNow() {
            return healthy.shutdownNow();
        }

        @Override
        public boolean isShutdown() {
            return healthy.isShutdown();
        }

        @Override
        public boolean isTerminated() {
            return healthy.isTerminated();
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
            return healthy.awaitTermination(timeout, unit);
        }
    }

    @Test
    void a_lost_task_fails_with_what_the_service_says() throws Exception {
        Loser service = new Loser(1);
        try (PoolExecutor pool = PoolExecutor.overRemote(service)) {
            TaskLostException lost = assertInstanceOf(
                    TaskLostException.class, pool.submit(() -> 1).exception().orElseThrow());
            assertEquals(
                    "the task was sent once and did not come back: java.lang.IllegalStateException: member left",
                    lost.getMessage());
            assertInstanceOf(IllegalStateException.class, lost.getCause());
            assertEquals(2, pool.submit(() -> 2).result());
        } finally {
            service.shutdown();
        }
    }

    @Test
    void a_lost_task_is_sent_again_as_often_as_was_asked_for() throws Exception {
        for (int losses = 0; losses <= 4; losses++) {
            Loser service = new Loser(losses);
            try (PoolExecutor pool = PoolExecutor.overRemote(service, Resubmission.times(3))) {
                Future<Integer> future = pool.submit(() -> 1);
                if (losses <= 3) {
                    assertEquals(1, future.result());
                    assertEquals(losses + 1, service.given.get());
                } else {
                    String message =
                            String.valueOf(future.exception().orElseThrow().getMessage());
                    assertTrue(message.startsWith("the task was sent 4 times and did not come back"), message);
                    assertEquals(4, service.given.get());
                }
            } finally {
                service.shutdown();
            }
        }
    }

    @Test
    void a_task_that_fails_is_not_sent_again() throws Exception {
        Loser service = new Loser(0);
        try (PoolExecutor pool = PoolExecutor.overRemote(service, Resubmission.times(3))) {
            Future<Integer> future = pool.submit(() -> Tasks.failWith("no luck"));
            assertInstanceOf(IllegalStateException.class, future.exception().orElseThrow());
            assertEquals(1, service.given.get());
        } finally {
            service.shutdown();
        }
    }

    @Test
    void what_a_service_drops_at_its_end_is_lost_and_does_not_hang(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        ExecutorService service = Executors.newSingleThreadExecutor();
        try (PoolExecutor pool = PoolExecutor.overRemote(service, Resubmission.times(2))) {
            Future<Integer> held = Tasks.occupy(pool, probe);
            Future<Integer> dropped = pool.submit(() -> 2);
            assertEquals(1, service.shutdownNow().size());
            assertInstanceOf(
                    TaskLostException.class, dropped.exception(Tasks.LONG).orElseThrow());
            assertTrue(held.exception(Tasks.LONG).isPresent(), "it was interrupted");
            Exception refused = assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 3));
            assertFalse(String.valueOf(refused.getMessage()).isEmpty());
        }
    }

    @Test
    void a_result_that_cannot_travel_fails_its_future_alone() throws Exception {
        ExecutorService service = Executors.newSingleThreadExecutor();
        try (PoolExecutor pool = PoolExecutor.overRemote(service)) {
            Throwable failure = pool.submit(() -> new Object()).exception().orElseThrow();
            assertInstanceOf(RemoteTaskException.class, failure);
            assertTrue(String.valueOf(failure.getMessage()).contains("java.lang.Object is not Serializable"));
            assertEquals(1, pool.submit(() -> 1).result());
        } finally {
            service.shutdown();
        }
    }

    @Test
    void cancel_true_interrupts_the_task(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        ExecutorService service = Executors.newSingleThreadExecutor();
        try (PoolExecutor pool = PoolExecutor.overRemote(service)) {
            Future<?> future = pool.submit(() -> {
                probe.mark("started");
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    probe.mark("interrupted");
                }
            });
            probe.awaitHeld();
            assertTrue(future.cancel(true));
            probe.awaitMark("interrupted");
        } finally {
            service.shutdownNow();
        }
    }

    @Test
    void a_callback_cannot_wait_for_its_own_pool(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        AtomicReference<String> seen = new AtomicReference<>("nothing");
        ExecutorService service = Executors.newSingleThreadExecutor();
        PoolExecutor pool = PoolExecutor.overRemote(service);
        Tasks.occupy(pool, probe).whenDone(f -> seen.set(Thrown.message(IllegalStateException.class, pool::close)));
        probe.release();
        assertTrue(pool.awaitTermination(Tasks.LONG));
        assertTrue(String.valueOf(seen.get()).startsWith("a callback cannot wait"), seen.get());
        service.shutdown();
    }

    @Test
    void a_callback_may_wait_for_another_task(@TempDir Path dir) throws Exception {
        Probe probe = Probe.in(dir);
        ExecutorService service = Executors.newSingleThreadExecutor();
        AtomicInteger seen = new AtomicInteger();
        try (PoolExecutor pool = PoolExecutor.overRemote(service)) {
            Tasks.occupy(pool, probe)
                    .whenDone(f -> seen.set(pool.submit(() -> 7).join()));
            Future<Integer> later = pool.submit(() -> 1);
            probe.release();
            assertEquals(1, later.result(Tasks.LONG));
            Probe.await("the callback", () -> seen.get() == 7);
        } finally {
            service.shutdown();
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    void misuse_is_refused_with_a_reason() {
        assertSame(Resubmission.none(), Resubmission.none());
        assertEquals(
                "times must be at least 1, but was 0",
                Thrown.message(IllegalArgumentException.class, () -> Resubmission.times(0)));
        assertEquals(
                "service is null", Thrown.message(NullPointerException.class, () -> PoolExecutor.overRemote(null)));
    }
}
