package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three threads submit, cancel, wait and shut down at random. Whatever they do: every accepted task ends, its body runs at
 * most once, it runs if the future succeeded, and its callback is called once.
 */
class PoolInvariantsTest {
    private static final int ROUNDS = Rounds.of(40, 150);

    static List<Supplier<ThreadPoolExecutor>> pools() {
        return List.of(
                () -> ThreadPoolExecutor.ofWorkers(1),
                () -> ThreadPoolExecutor.ofWorkers(3),
                () -> ThreadPoolExecutor.builder()
                        .workers(2)
                        .initializer(Thread::yield)
                        .build(),
                () -> ThreadPoolExecutor.builder()
                        .workers(2)
                        .queueBound(3, WhenFull.BLOCK)
                        .build(),
                () -> ThreadPoolExecutor.builder()
                        .workers(2)
                        .queueBound(3, WhenFull.REJECT)
                        .build());
    }

    /** One accepted task and what became of it. */
    private static final class Job {
        private final AtomicInteger runs = new AtomicInteger();
        private final AtomicInteger calls = new AtomicInteger();
        private final Future<Integer> future;

        Job(ThreadPoolExecutor pool) {
            future = pool.submit(() -> runs.incrementAndGet());
            future.whenDone(f -> calls.incrementAndGet());
        }

        void check() {
            assertTrue(future.isDone(), future::toString);
            assertEquals(1, calls.get());
            assertTrue(runs.get() <= 1);
            if (future.status() == Future.Status.SUCCEEDED) {
                assertEquals(1, runs.get());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pools")
    void whatever_is_called_when_every_accepted_task_ends_once(Supplier<ThreadPoolExecutor> source) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ThreadPoolExecutor pool = source.get();
            List<Other<List<Job>>> others = new ArrayList<>();
            for (int t = 0; t < 3; t++) {
                Random random = new Random(round * 3L + t);
                others.add(Other.does(() -> play(pool, random)));
            }
            List<Job> jobs = new ArrayList<>();
            for (Other<List<Job>> other : others) {
                jobs.addAll(other.end());
            }
            pool.close();
            jobs.forEach(Job::check);
            assertEquals(0, pool.workers.size());
        }
    }

    private static List<Job> play(ThreadPoolExecutor pool, Random random) throws Exception {
        List<Job> jobs = new ArrayList<>();
        for (int move = 0; move < 60; move++) {
            try {
                jobs.add(new Job(pool));
            } catch (RejectedExecutionException e) {
                continue; // shut down, or full
            }
            Future<Integer> any = jobs.get(random.nextInt(jobs.size())).future;
            switch (random.nextInt(8)) {
                case 0 -> any.cancel();
                case 1 -> any.cancel(true);
                case 2, 3 -> Futures.await(List.of(any));
                case 4 -> Futures.asCompleted(List.of(any)).next();
                default -> {}
            }
        }
        if (random.nextBoolean()) {
            pool.shutdown(random.nextBoolean() ? ShutdownMode.DRAIN : ShutdownMode.CANCEL_PENDING);
        }
        return jobs;
    }
}
