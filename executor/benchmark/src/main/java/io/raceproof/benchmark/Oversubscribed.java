package io.raceproof.benchmark;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** More threads that want to run than there are processors, or far fewer. */
public class Oversubscribed {
    private static final int BATCH = 200;
    private static final int LONG_ONE_IN = 10;
    private static final int TIMES_AS_LONG = 100;
    private static final int TASKS_PER_PRODUCER = 1_250;
    private static final int UNPACED = 50_000;

    /** How many threads submit. JMH takes it from its options; here it stands to be told apart in the results. */
    @State(Scope.Benchmark)
    public static class Submitters {
        /** Their number. */
        @Param("16")
        public int threads;
    }

    /** When the next task is due. */
    @State(Scope.Thread)
    public static class Pace {
        /** From one task to the next, in microseconds. */
        @Param("500")
        public int pace;

        private long next;

        /** Some hundred paced tasks would measure the compiler of the JVM, which is still at work. */
        @Setup(Level.Trial)
        public void compile(PoolState state, CpuTasks.Work work) throws Exception {
            for (int i = 0; i < UNPACED; i++) {
                state.pool.submit(work.task()).get();
            }
        }

        /** Sleeps until then, which is not measured; not if it has passed long ago. */
        @Setup(Level.Invocation)
        public void await() {
            long now = System.nanoTime();
            next += TimeUnit.MICROSECONDS.toNanos(pace);
            if (now - next > TimeUnit.MILLISECONDS.toNanos(10) || next - now > TimeUnit.SECONDS.toNanos(1)) {
                next = now;
            }
            while (next - System.nanoTime() > 0) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
    }

    /** Tasks of two lengths. */
    @State(Scope.Benchmark)
    public static class Mixture {
        private Callable<Integer> longTask;

        /** Makes the long one. */
        @Setup
        public void prepare(CpuTasks.Work work) {
            longTask = CpuTasks.taking(TIMES_AS_LONG * work.micros);
        }
    }

    /** Many clients, each of which submits a task and waits for its result. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public int clients(PoolState state, CpuTasks.Work work, Submitters clients) throws Exception {
        return state.pool.submit(work.task()).get();
    }

    /** Batches in which one task in ten is a hundred times as long as the others. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @OperationsPerInvocation(BATCH)
    public void mixed(PoolState state, CpuTasks.Work work, Mixture mixture, Blackhole hole) throws Exception {
        Future<?>[] futures = new Future<?>[BATCH];
        for (int i = 0; i < BATCH; i++) {
            futures[i] = state.pool.submit(i % LONG_ONE_IN == 0 ? mixture.longTask : work.task());
        }
        for (Future<?> future : futures) {
            hole.consume(future.get());
        }
    }

    /** Many producers, each of which submits its share of the tasks and then takes the results. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @OperationsPerInvocation(TASKS_PER_PRODUCER)
    public void manyProducers(PoolState state, CpuTasks.Work work, Submitters producers, Blackhole hole)
            throws Exception {
        Submissions.submitThenTake(state.pool, work.task(), TASKS_PER_PRODUCER, hole);
    }

    /** One small task at a time, each some time after the last: microseconds until its result. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public int paced(PoolState state, CpuTasks.Work work, Pace pace) throws Exception {
        return state.pool.submit(work.task()).get();
    }
}
