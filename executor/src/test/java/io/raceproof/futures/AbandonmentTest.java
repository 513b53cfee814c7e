package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.internal.future.Waiters;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What nobody closes and nobody refers to any more. The garbage collector decides when; a test only waits for it. */
class AbandonmentTest {
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final Gate gate = new Gate();

    private ThreadPoolExecutor newPool(int workers) {
        return ThreadPoolExecutor.builder()
                .workers(workers)
                .threadFactory(work -> {
                    Thread thread = new Thread(work);
                    thread.setDaemon(true);
                    threads.add(thread);
                    return thread;
                })
                .build();
    }

    private void awaitThreadsGone() throws Exception {
        Probe.await("the threads to end", () -> {
            System.gc();
            return threads.stream().noneMatch(Thread::isAlive);
        });
    }

    @Test
    void an_abandoned_pool_finishes_its_queue_and_lets_its_threads_go() throws Exception {
        List<Future<Integer>> futures = submitAndForget();
        gate.open();
        awaitThreadsGone();
        assertEquals(
                List.of(0, 1, 4, 9, 16, 25, 36, 49, 64, 81),
                futures.stream().map(Future::resultNow).toList());
        assertEquals(2, threads.size());
    }

    private List<Future<Integer>> submitAndForget() throws Exception {
        ThreadPoolExecutor pool = newPool(2);
        gate.occupy(pool);
        gate.occupy(pool);
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int x = i;
            futures.add(pool.submit(() -> Tasks.square(x)));
        }
        return futures;
    }

    @Test
    void an_abandoned_idle_pool_lets_its_threads_go() throws Exception {
        assertEquals(1, newPool(1).submit(() -> 1).result());
        awaitThreadsGone();
        assertEquals(1, threads.size());
    }

    @Test
    void a_pool_is_not_abandoned_while_its_view_is_in_use() throws Exception {
        ExecutorService view = newPool(1).asExecutorService();
        for (int i = 0; i < 5; i++) {
            assertEquals(1, view.submit(() -> 1).get());
            System.gc();
        }
        assertFalse(view.isShutdown());
        view.shutdown();
        awaitThreadsGone();
    }

    @Test
    void a_pool_is_not_abandoned_while_a_task_refers_to_it() throws Exception {
        Future<Integer> last = submitToItself();
        System.gc();
        gate.open();
        assertEquals(3, last.result());
        awaitThreadsGone();
    }

    private Future<Integer> submitToItself() throws Exception {
        ThreadPoolExecutor pool = newPool(1);
        Promise<Integer> last = new Promise<>();
        pool.submit(() -> {
            gate.pass();
            System.gc();
            pool.submit(() -> 3).whenDone(f -> last.complete(f.resultNow()));
        });
        return last.future();
    }

    /** Keeps the futures of a map, which the results do not give away. */
    private record Recording(PoolExecutor pool, List<Future<?>> futures) implements PoolExecutor {
        @Override
        public <V extends @Nullable Object> Future<V> submit(Task<? extends V> task) {
            Future<V> future = pool.submit(task);
            futures.add(future);
            return future;
        }

        @Override
        public void shutdown(ShutdownMode mode) {
            pool.shutdown(mode);
        }

        @Override
        public boolean awaitTermination(Duration timeout) throws InterruptedException {
            return pool.awaitTermination(timeout);
        }
    }

    @Test
    void abandoned_results_cancel_what_has_not_started() throws Exception {
        try (Recording pool = new Recording(newPool(1), new ArrayList<>())) {
            gate.occupy(pool.pool());
            assertTrue(pool.map(Tasks::square, List.of(1, 2, 3)).hasNext());
            Probe.await("the rest of the map to be cancelled", () -> {
                System.gc();
                return pool.futures().stream().allMatch(Future::isCancelled);
            });
            assertEquals(3, pool.futures().size());
            gate.open();
        }
    }

    @Test
    void results_hold_a_pool_only_until_their_input_is_used_up() throws Exception {
        for (int buffer : new int[] {0, 2}) {
            List<WeakReference<PoolExecutor>> pools = new ArrayList<>();
            Results<Integer> results = abandonedMap(buffer, pools);
            if (buffer > 0) {
                for (int i = 1; i <= 5; i++) {
                    assertEquals(i * i, results.next());
                }
            }
            Probe.await("the pool to be collected", () -> {
                System.gc();
                return pools.get(0).refersTo(null);
            });
            assertEquals(buffer == 0, results.hasNext());
        }
    }

    @Test
    void closed_results_hold_no_pool() throws Exception {
        List<WeakReference<PoolExecutor>> pools = new ArrayList<>();
        Results<Integer> results = abandonedMap(1, pools);
        results.close();
        Probe.await("the pool to be collected", () -> {
            System.gc();
            return pools.get(0).refersTo(null);
        });
        assertFalse(results.hasNext());
    }

    private static Results<Integer> abandonedMap(int buffer, List<WeakReference<PoolExecutor>> pools) {
        ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1);
        pools.add(new WeakReference<>(pool));
        MapOptions options =
                buffer == 0 ? MapOptions.defaults() : MapOptions.defaults().buffer(buffer);
        return pool.map(Tasks::square, List.of(1, 2, 3, 4, 5), options);
    }

    @Test
    void abandoned_completions_take_their_registrations_back() throws Exception {
        Future<Integer> future = new Promise<Integer>().future();
        assertTrue(Futures.asCompleted(List.of(future)).hasNext());
        Probe.await("the registration to be taken back", () -> {
            System.gc();
            return Waiters.count(future) == 0;
        });
        assertFalse(future.isDone());
    }
}
