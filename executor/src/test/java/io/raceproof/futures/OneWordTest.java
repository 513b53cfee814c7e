package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** One program, with threads and with processes: only one word of it differs. */
class OneWordTest {

    @Test
    void the_same_program_gives_the_same_with_threads_and_with_processes() throws Exception {
        List<String> threads;
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(2)) {
            threads = program(pool);
        }
        List<String> processes;
        try (PoolExecutor pool = ProcessPoolExecutor.ofWorkers(2)) {
            processes = program(pool);
        }
        assertEquals(threads, processes);
        assertEquals(9, threads.size());
    }

    private static List<String> program(PoolExecutor pool) throws Exception {
        List<String> told = new ArrayList<>();
        Future<Integer> square = pool.submit(() -> Tasks.square(12));
        told.add("square " + square.result());
        Future<Integer> failing = pool.submit(() -> Tasks.failWith("as planned"));
        told.add("failure " + failing.exception().orElseThrow());
        List<String> called = new CopyOnWriteArrayList<>();
        Future<Integer> watched = pool.submit(() -> 3).whenDone(f -> called.add("callback " + f.resultNow()));
        Probe.await("the callback", () -> !called.isEmpty());
        told.addAll(called);
        DoneAndNotDone<Future<Integer>> split = Futures.await(List.of(square, failing, watched));
        told.add("done " + split.done().size() + ", not done " + split.notDone().size());
        int sum = 0;
        for (Future<Integer> f : Futures.asCompleted(List.of(pool.submit(() -> 1), pool.submit(() -> 2)))) {
            sum += f.result();
        }
        told.add("sum " + sum);
        try (Results<Integer> results =
                pool.map(x -> x + 1, List.of(1, 2, 3), MapOptions.defaults().chunkSize(2))) {
            results.forEach(x -> told.add("mapped " + x));
        }
        pool.shutdown();
        told.add("refused "
                + Thrown.message(java.util.concurrent.RejectedExecutionException.class, () -> pool.submit(() -> 1)));
        return told;
    }
}
