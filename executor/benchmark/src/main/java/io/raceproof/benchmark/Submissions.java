package io.raceproof.benchmark;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.infra.Blackhole;

/** Empty tasks: what a pool costs by itself, in tasks per millisecond. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Submissions {
    private static final int TASKS = 10_000;
    private static final int PRODUCERS = 4;

    /** Does nothing. */
    static final Callable<Integer> EMPTY = () -> 1;

    /** One producer submits all tasks, then takes every result. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void burst(PoolState state, Blackhole hole) throws Exception {
        submitThenTake(state.pool, EMPTY, TASKS, hole);
    }

    /** Four producers at once, each with its share of the tasks. */
    @Benchmark
    @Threads(PRODUCERS)
    @OperationsPerInvocation(TASKS / PRODUCERS)
    public void producers(PoolState state, Blackhole hole) throws Exception {
        submitThenTake(state.pool, EMPTY, TASKS / PRODUCERS, hole);
    }

    /** One task at a time, and its result. */
    @Benchmark
    public int pingpong(PoolState state) throws Exception {
        return state.pool.submit(EMPTY).get();
    }

    /** Submits a task so many times, then takes every result. */
    static void submitThenTake(Pool pool, Callable<Integer> task, int tasks, Blackhole hole) throws Exception {
        Future<?>[] futures = new Future<?>[tasks];
        for (int i = 0; i < tasks; i++) {
            futures[i] = pool.submit(task);
        }
        for (Future<?> future : futures) {
            hole.consume(future.get());
        }
    }
}
