package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When threads are started and reused, and what they are called. */
class WorkerLifeTest {

    @Test
    void no_thread_is_started_before_the_first_task() {
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(4)) {
            assertEquals(0, pool.workers.size());
            assertEquals("ThreadPoolExecutor[open, threads: 0]", pool.toString());
        }
    }

    @Test
    void each_task_starts_a_thread_while_none_is_idle_up_to_the_maximum() throws Exception {
        Gate gate = new Gate();
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(3)) {
            for (int threads = 1; threads <= 3; threads++) {
                gate.occupy(pool);
                assertEquals(threads, pool.workers.size());
            }
            Future<Integer> queued = pool.submit(() -> 1);
            assertEquals(3, pool.workers.size());
            assertEquals(Future.Status.PENDING, queued.status());
            gate.open();
            assertEquals(1, queued.result());
            assertEquals(3, pool.workers.size());
        }
    }

    @Test
    void a_burst_of_tasks_starts_as_many_threads_as_it_can_use() throws Exception {
        Gate gate = new Gate();
        AtomicInteger running = new AtomicInteger();
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(8)) {
            for (int i = 0; i < 8; i++) {
                pool.submit(() -> {
                    running.incrementAndGet();
                    gate.pass();
                });
            }
            Probe.await("all eight to run at once", () -> running.get() == 8);
            assertEquals(8, pool.workers.size());
            gate.open();
        }
    }

    @Test
    void never_more_tasks_run_at_once_than_there_are_workers() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger peak = new AtomicInteger();
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(3)) {
            for (int i = 0; i < 20_000; i++) {
                pool.submit(() -> {
                    peak.accumulateAndGet(running.incrementAndGet(), Math::max);
                    running.decrementAndGet();
                });
            }
        }
        assertTrue(peak.get() <= 3, () -> "peak " + peak);
    }

    @Test
    void a_submit_after_a_result_never_starts_a_second_thread() throws Exception {
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(2)) {
            for (int i = 0; i < 20_000; i++) {
                assertEquals(i, pool.submit(numbered(i)).result());
                // Any distance from the result: the worker is about to complete down, looks, lets go, sleeps.
                for (int spin = i % 1000; spin > 0; spin--) {
                    Thread.onSpinWait();
                }
            }
            assertEquals(1, pool.workers.size());
        }
    }

    private static Task<Integer> numbered(int i) {
        return () -> i;
    }

    @Test
    void a_submit_after_an_await_never_starts_a_second_thread() throws Exception {
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(2)) {
            for (int i = 0; i < 5_000; i++) {
                Futures.await(List.of(pool.submit(numbered(i))));
                Futures.asCompleted(List.of(pool.submit(numbered(i)))).next();
            }
            assertEquals(1, pool.workers.size());
        }
    }

    @Test
    void a_cancelled_task_wakes_nobody_else() throws Exception {
        Gate gate = new Gate();
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            Future<String> held = gate.occupy(pool);
            List<Future<Integer>> queued = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                queued.add(pool.submit(numbered(i)));
            }
            queued.forEach(Future::cancel);
            Future<Integer> last = pool.submit(numbered(7));
            gate.open();
            assertEquals("passed", held.result());
            assertEquals(7, last.result());
        }
    }

    @Test
    void an_idle_worker_wakes_for_each_task() throws Exception {
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            Thread[] worker = new Thread[1];
            pool.submit(() -> worker[0] = Thread.currentThread()).result();
            for (int i = 0; i < 200; i++) {
                Probe.await("the worker to sleep", () -> worker[0].getState() == Thread.State.WAITING);
                assertEquals(i, pool.submit(numbered(i)).result(Tasks.LONG));
            }
        }
    }

    @Test
    void threads_are_daemons_named_by_prefix_and_number() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        Task<String> name = () -> {
            both.await();
            return Thread.currentThread().getName() + " "
                    + Thread.currentThread().isDaemon();
        };
        try (ThreadPoolExecutor pool =
                ThreadPoolExecutor.builder().workers(2).namePrefix("seller").build()) {
            List<Future<String>> names = List.of(pool.submit(name), pool.submit(name));
            Futures.await(names);
            assertEquals(
                    List.of("seller_0 true", "seller_1 true"),
                    names.stream().map(Future::resultNow).sorted().toList());
        }
    }

    @Test
    void the_default_name_counts_pools_and_threads() throws Exception {
        Pattern pattern = Pattern.compile("ThreadPoolExecutor-(\\d+)_0");
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
                String name =
                        pool.submit(() -> Thread.currentThread().getName()).result();
                Matcher matcher = pattern.matcher(name);
                assertTrue(matcher.matches(), name);
                numbers.add(Integer.valueOf(matcher.group(1)));
            }
        }
        assertTrue(numbers.get(0) < numbers.get(1), numbers::toString);
    }

    @Test
    void the_default_is_five_workers_for_each_processor() throws Exception {
        int expected = 5 * Runtime.getRuntime().availableProcessors();
        Gate gate = new Gate();
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofDefaultWorkers()) {
            for (int i = 0; i < expected; i++) {
                gate.occupy(pool);
            }
            pool.submit(() -> 1);
            assertEquals(expected, pool.workers.size());
            gate.open();
        }
    }

    @Test
    void the_text_form_tells_the_life_of_the_pool() throws Exception {
        Gate gate = new Gate();
        ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(1);
        gate.occupy(pool);
        assertEquals("ThreadPoolExecutor[open, threads: 1]", pool.toString());
        pool.shutdown();
        assertEquals("ThreadPoolExecutor[shut down, threads: 1]", pool.toString());
        gate.open();
        pool.close();
        assertEquals("ThreadPoolExecutor[terminated, threads: 0]", pool.toString());
    }

    @Test
    void helpers_wake_and_leave_when_the_pool_is_closed() throws Exception {
        int most = 8;
        try (ThreadPoolExecutor pool = ThreadPoolExecutor.ofWorkers(most)) {
            for (int round = 0; round < 200; round++) {
                CyclicBarrier all = new CyclicBarrier(most); // until eight tasks run at once, none ends
                List<Future<Integer>> futures = IntStream.range(0, most)
                        .mapToObj(i -> pool.submit(() -> all.await(30, TimeUnit.SECONDS)))
                        .toList();
                for (Future<Integer> future : futures) {
                    future.result();
                }
            }
            assertEquals(most, pool.workers.size());
        }
    }
}
