package io.raceproof.benchmark;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Tasks that wait, as for a disk or a network: milliseconds for ten tasks per worker. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Parks {
    private static final int TASKS_PER_WORKER = 10;

    /** The task. */
    @State(Scope.Benchmark)
    public static class Wait {
        private Callable<Integer> task;

        /** Makes it. Virtual threads are limited to as many at a time as there are workers elsewhere. */
        @Setup
        public void prepare(PoolState state) {
            Semaphore permits = new Semaphore(state.workers);
            task = state.peer == Peer.VIRTUAL ? () -> parkWith(permits) : Wait::park;
        }

        private static int parkWith(Semaphore permits) throws InterruptedException {
            permits.acquire();
            try {
                return park();
            } finally {
                permits.release();
            }
        }

        private static int park() {
            LockSupport.parkNanos(1_000_000);
            return 1;
        }
    }

    /** One producer submits all tasks, then takes every result. */
    @Benchmark
    public void parks(PoolState state, Wait work, Blackhole hole) throws Exception {
        Submissions.submitThenTake(state.pool, work.task, TASKS_PER_WORKER * state.workers, hole);
    }
}
