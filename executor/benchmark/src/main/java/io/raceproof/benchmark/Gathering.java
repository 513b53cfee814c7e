package io.raceproof.benchmark;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Waiting for many tasks at once: microseconds for all of them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Gathering {
    /** What goes in. */
    @State(Scope.Benchmark)
    public static class Items {
        /** How many. */
        @Param("1000")
        public int items;

        private List<Integer> list;

        /** Makes them. */
        @Setup
        public void fill() {
            list = IntStream.range(0, items).boxed().toList();
        }
    }

    /** A function applied to each item, the results in the order of the items. */
    @Benchmark
    public long map(PoolState state, Items items) throws Exception {
        return gatherer(state).mapAndSum(items.list);
    }

    /** Results in the order in which they come. */
    @Benchmark
    public long asCompleted(PoolState state, Items items) throws Exception {
        return gatherer(state).sumAsCompleted(items.items);
    }

    /** All done. */
    @Benchmark
    public void awaitAll(PoolState state, Items items) throws Exception {
        gatherer(state).awaitAll(items.items);
    }

    /** A callback for each task. */
    @Benchmark
    public void callbacks(PoolState state, Items items) throws Exception {
        CountDownLatch left = new CountDownLatch(items.items);
        gatherer(state).submitWithCallback(items.items, left::countDown);
        left.await();
    }

    private static Gatherer gatherer(PoolState state) {
        return (Gatherer) state.pool;
    }
}
