package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Threads that cannot be had. */
class ThreadFactoryFaultsTest {
    /** Makes so many threads, then fails. */
    private static final class Scarce implements ThreadFactory {
        private final AtomicInteger left;
        private final @Nullable Throwable failure;

        Scarce(int threads, @Nullable Throwable failure) {
            this.left = new AtomicInteger(threads);
            this.failure = failure;
        }

        @Override
        @SuppressWarnings("NullAway")
        public Thread newThread(Runnable work) {
            if (left.getAndDecrement() > 0) {
                Thread thread = new Thread(work);
                thread.setDaemon(true);
                return thread;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            return null;
        }

        void allow(int threads) {
            left.set(threads);
        }
    }

    private static final List<Throwable> FAILURES =
            List.of(new OutOfMemoryError("unable to create native thread"), new IllegalStateException("no threads"));

    private static ThreadPoolExecutor pool(int workers, ThreadFactory factory) {
        return ThreadPoolExecutor.builder()
                .workers(workers)
                .threadFactory(factory)
                .build();
    }

    @Test
    void without_any_thread_submit_throws_with_the_reason() {
        for (Throwable failure : FAILURES) {
            try (ThreadPoolExecutor pool = pool(2, new Scarce(0, failure))) {
                RejectedExecutionException thrown =
                        assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 1));
                assertEquals("no thread could be started for the task", thrown.getMessage());
                assertSame(failure, thrown.getCause());
                assertEquals(0, pool.workers.size());
            }
        }
    }

    @Test
    void a_factory_that_returns_null_is_told_apart() {
        try (ThreadPoolExecutor pool = pool(2, new Scarce(0, null))) {
            Throwable cause = Thrown.cause(RejectedExecutionException.class, () -> pool.submit(() -> 1));
            assertEquals("the thread factory returned null: it must return a new thread", cause.getMessage());
        }
    }

    @Test
    void a_factory_that_returns_a_thread_in_use_is_refused() {
        try (ThreadPoolExecutor pool = pool(2, work -> Thread.currentThread())) {
            Throwable cause = Thrown.cause(RejectedExecutionException.class, () -> pool.submit(() -> 1));
            assertInstanceOf(IllegalThreadStateException.class, cause);
        }
    }

    @Test
    void a_pool_recovers_when_threads_can_be_had_again() throws Exception {
        Scarce factory = new Scarce(0, FAILURES.get(0));
        try (ThreadPoolExecutor pool = pool(2, factory)) {
            assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 1));
            factory.allow(1);
            assertEquals(1, pool.submit(() -> 1).result());
        }
    }

    @Test
    void with_other_workers_alive_the_pool_goes_on_with_those() throws Exception {
        List<Throwable> failures = new ArrayList<>(FAILURES);
        for (Throwable failure : failures) {
            Gate gate = new Gate();
            List<Future<Integer>> futures = new ArrayList<>();
            try (LogCapture log = LogCapture.start();
                    ThreadPoolExecutor pool = pool(4, new Scarce(1, failure))) {
                gate.occupy(pool);
                for (int i = 0; i < 10; i++) {
                    int x = i;
                    futures.add(pool.submit(() -> Tasks.square(x)));
                }
                assertEquals(1, pool.workers.size());
                gate.open();
                for (int i = 0; i < 10; i++) {
                    assertEquals(i * i, futures.get(i).result());
                }
                assertEquals(List.of(failure), log.thrown()); // once, not for every task
                assertEquals(
                        List.of("no further thread could be started; the pool goes on with those it has"),
                        log.messages());
            }
        }
    }

    @Test
    void a_bounded_pool_gives_the_place_of_a_refused_task_back() throws Exception {
        Scarce factory = new Scarce(0, FAILURES.get(1));
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.builder()
                .workers(1)
                .threadFactory(factory)
                .queueBound(1, WhenFull.REJECT)
                .build()) {
            for (int i = 0; i < 5; i++) {
                Throwable cause = Thrown.cause(RejectedExecutionException.class, () -> pool.submit(() -> 1));
                assertSame(FAILURES.get(1), cause);
            }
            factory.allow(1);
            assertEquals(1, pool.submit(() -> 1).result());
        }
    }

    /** Threads come and fail at random, from several submitters: every task ends, in one way or the other. */
    @Test
    void whatever_the_factory_does_no_task_is_lost() throws Exception {
        IllegalStateException failure = new IllegalStateException("no threads");
        for (int round = 0; round < Rounds.of(60, 200); round++) {
            AtomicInteger calls = new AtomicInteger(round);
            ThreadFactory moody = work -> {
                if (calls.getAndIncrement() % 3 != 0) {
                    throw failure;
                }
                return new Thread(work);
            };
            try (LogCapture log = LogCapture.start();
                    ThreadPoolExecutor pool = pool(3, moody)) {
                List<Other<Integer>> submitters = new ArrayList<>();
                for (int t = 0; t < 3; t++) {
                    submitters.add(Other.does(() -> submitTen(pool, failure)));
                }
                for (Other<Integer> submitter : submitters) {
                    assertEquals(10, submitter.end());
                }
                assertTrue(log.thrown().size() <= 1);
            }
        }
    }

    private static int submitTen(PoolExecutor pool, Throwable failure) throws Exception {
        int ended = 0;
        for (int i = 0; i < 10; i++) {
            try {
                Future<Integer> future = pool.submit(() -> 1);
                ended += future.exception(Tasks.LONG).isEmpty() ? future.resultNow() : 1;
            } catch (RejectedExecutionException e) {
                assertSame(failure, e.getCause());
                ended++;
            }
        }
        return ended;
    }
}
