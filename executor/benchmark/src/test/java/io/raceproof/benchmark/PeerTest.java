package io.raceproof.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.Task;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each peer does what it is measured for. */
class PeerTest {
    static Stream<Peer> peers() {
        return Stream.of(Peer.values()).filter(Peer::isAvailable);
    }

    static Stream<Peer> gatherers() {
        return peers().filter(peer -> peer.compareTo(Peer.GUAVA) <= 0);
    }

    @ParameterizedTest
    @MethodSource("peers")
    void it_runs_a_task_and_closes(Peer peer) throws Exception {
        try (Pool pool = peer.open(2)) {
            assertEquals(7, pool.submit(() -> 7).get());
            Future<?> failing = pool.submit(() -> {
                throw new IllegalStateException("thrown by the task");
            });
            Throwable root = assertThrows(ExecutionException.class, failing::get);
            while (root.getCause() != null) { // ForkJoinPool wraps it once more
                root = root.getCause();
            }
            assertEquals("thrown by the task", root.getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("gatherers")
    void a_closed_one_takes_nothing(Peer peer) {
        Pool pool = peer.open(2);
        pool.close();
        assertThrows(RejectedExecutionException.class, () -> pool.submit(() -> 1));
    }

    @ParameterizedTest
    @MethodSource("gatherers")
    void it_waits_for_many(Peer peer) throws Exception {
        try (Gatherer pool = (Gatherer) peer.open(2)) {
            assertEquals(1 + 2 + 3, pool.mapAndSum(List.of(0, 1, 2)));
            assertEquals(10, pool.sumAsCompleted(10));
            pool.awaitAll(10);
            CountDownLatch called = new CountDownLatch(10);
            pool.submitWithCallback(10, called::countDown);
            called.await();
        }
    }

    @Test
    void bare_threads_run_all_they_are_dealt_each_its_share() throws Exception {
        try (Pool pool = Peer.BARE_THREADS.open(3)) {
            List<Future<Thread>> ranOn = Stream.generate(() -> pool.submit(Thread::currentThread))
                    .limit(300)
                    .toList();
            Map<Thread, Integer> shares = new HashMap<>();
            for (Future<Thread> future : ranOn) {
                shares.merge(future.get(), 1, Integer::sum);
            }
            assertEquals(List.of(100, 100, 100), List.copyOf(shares.values()));
        }
    }

    @Test
    void idle_workers_are_all_there() throws Exception {
        try (OurPool pool = (OurPool) IdleWorkers.start(Peer.OURS, 3)) {
            assertEquals("ThreadPoolExecutor[open, threads: 3]", pool.pool().toString());
        }
    }

    @Test
    void a_task_travels_over_the_pipe_and_back() throws Exception {
        try (Echo echo = new Echo()) {
            byte[] bytes = new byte[1 << 20];
            Task<Integer> length = () -> bytes.length;
            assertEquals(1 << 20, echo.call(length));
        }
    }

    @Test
    void a_workload_that_does_not_exist_is_said_with_those_that_do() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Selection.of("burst,brust"));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith("There is no workload \"brust\": choose from asCompleted, "), message);
        assertEquals(Set.of("burst", "idle"), Selection.of("idle,burst").names());
        assertEquals(Workload.all(), Selection.of("all").workloads());
    }
}
