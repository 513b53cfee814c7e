package io.raceproof.benchmark;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** An open pool of one peer. */
@State(Scope.Benchmark)
public class PoolState {
    /** Whose. */
    @Param
    public Peer peer = Peer.OURS;

    /** At most so many. */
    @Param("2")
    public int workers;

    Pool pool;

    /** Opens it. */
    @Setup(Level.Trial)
    public void open() {
        pool = peer.open(workers);
    }

    /** Closes it. */
    @TearDown(Level.Trial)
    public void close() {
        pool.close();
    }
}
