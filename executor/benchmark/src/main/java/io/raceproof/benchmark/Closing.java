package io.raceproof.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Closing a pool whose workers are all idle: until the last has ended. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Closing {
    /** Whose. */
    @Param
    public Peer peer = Peer.OURS;

    /** All of them started. */
    @Param("1000")
    public int workers;

    private Pool pool;

    /** Starts them; not measured. */
    @Setup(Level.Invocation)
    public void open() throws Exception {
        pool = IdleWorkers.start(peer, workers);
    }

    /** Closes it. */
    @Benchmark
    public void closing() {
        pool.close();
    }
}
