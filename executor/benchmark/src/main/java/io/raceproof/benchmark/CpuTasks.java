package io.raceproof.benchmark;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Tasks that compute for some microseconds, in tasks per millisecond. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CpuTasks {
    /** How much of {@link Blackhole#consumeCPU} takes a microsecond, in the system property of this name. */
    static final String TOKENS = "io.raceproof.benchmark.tokens";

    private static final int TASKS = 1_000;

    /** The task. */
    @State(Scope.Benchmark)
    public static class Work {
        /** How long it takes where it is alone. */
        @Param("10")
        public int micros;

        private Callable<Integer> task;

        /** Makes it. */
        @Setup
        public void prepare() {
            task = taking(micros);
        }

        Callable<Integer> task() {
            return task;
        }
    }

    /** A task that takes so many microseconds where it is alone. */
    static Callable<Integer> taking(int micros) {
        long tokens = (long) (micros * Double.parseDouble(System.getProperty(TOKENS)));
        return () -> {
            Blackhole.consumeCPU(tokens);
            return 1;
        };
    }

    /** One producer submits all tasks, then takes every result. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void tasks(PoolState state, Work work, Blackhole hole) throws Exception {
        Submissions.submitThenTake(state.pool, work.task, TASKS, hole);
    }

    /** Measures it, once for the whole run, so that all peers get the same tasks. */
    static double tokensPerMicrosecond() {
        long tokens = 1_000_000;
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long start = System.nanoTime();
            Blackhole.consumeCPU(tokens);
            best = Math.min(best, System.nanoTime() - start);
        }
        return tokens * 1_000.0 / best;
    }
}
