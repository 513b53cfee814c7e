package io.raceproof.benchmark;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From making a pool to the first result. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StartUp {
    /** Whose. */
    @Param
    public Peer peer = Peer.OURS;

    /** At most so many. */
    @Param("8")
    public int workers;

    private @Nullable Pool pool;

    /** Makes it, and runs a task. */
    @Benchmark
    public int startup() throws Exception {
        Pool fresh = peer.open(workers);
        pool = fresh;
        return fresh.submit(Submissions.EMPTY).get();
    }

    /** Closes it; not measured. */
    @TearDown(Level.Invocation)
    public void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
