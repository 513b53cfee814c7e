package io.raceproof.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What an idle pool costs: processor time of this JVM's Java threads in a second in which nothing happens. */
final class IdleCpu {
    /** The workload's name. */
    static final String NAME = "idle";

    /** A thousandth of a processor. */
    private static final int LIMIT_MICROS = 1_000;

    private static final int WORKERS = 64;
    private static final String SETTING = WORKERS + "w";
    private static final String UNIT = "us of CPU/s";

    private final int repetitions;

    IdleCpu(int repetitions) {
        this.repetitions = repetitions;
    }

    /** Measures pools, no pool, and adds the limit. */
    @SuppressWarnings("try") // the pool does its work by being open
    List<Cell> measure() throws Exception {
        List<Cell> cells = new ArrayList<>();
        for (Peer peer : List.of(Peer.OURS, Peer.JDK, Peer.FORK_JOIN, Peer.JBOSS)) {
            try (Pool pool = IdleWorkers.start(peer, WORKERS)) {
                cells.add(Cell.cost(NAME, SETTING, peer.label(), UNIT, seconds()));
            }
        }
        cells.add(Cell.cost(NAME, SETTING, "no pool", UNIT, seconds()));
        cells.add(Cell.cost(NAME, SETTING, Targets.LIMIT, UNIT, LIMIT_MICROS));
        return cells;
    }

    /** Microseconds in a second each; one where there are fewer, so that there is a ratio. */
    private double[] seconds() throws InterruptedException {
        double[] micros = new double[repetitions];
        Thread.sleep(200); // what has just been done must not count
        for (int i = 0; i < repetitions; i++) {
            long before = threadsNanos();
            TimeUnit.SECONDS.sleep(1);
            micros[i] = Math.max(1, (threadsNanos() - before) / 1e3);
        }
        return micros;
    }

    /** All threads but this one. */
    private static long threadsNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            if (id != Thread.currentThread().getId()) {
                sum += Math.max(0, threads.getThreadCpuTime(id)); // -1 for one that has ended
            }
        }
        return sum;
    }
}
