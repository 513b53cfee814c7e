package io.raceproof.benchmark;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.openjdk.jol.info.GraphLayout;

/** Bytes per task: pending, with its place in the queue, and done. The task and its value are shared, and not counted. */
final class Footprint {
    /** The workload's name. */
    static final String NAME = "memory";

    private static final String UNIT = "B";
    private static final int LIMIT_BYTES = 32;
    private static final int TASKS = 1_000_000;
    private static final int SAMPLE = 1_000;

    /** Number, instances, bytes, class. */
    private static final Pattern HISTOGRAM_LINE = Pattern.compile("(?m)^ *\\d+: +\\d+ +(\\d+) +(\\S+)");

    private final int repetitions;

    Footprint(int repetitions) {
        this.repetitions = repetitions;
    }

    /** Measures pools, and adds the limit. */
    List<Cell> measure() throws Exception {
        List<Cell> cells = new ArrayList<>();
        for (Peer peer : List.of(Peer.OURS, Peer.JDK, Peer.FORK_JOIN, Peer.JBOSS)) {
            double[] pending = new double[repetitions];
            double[] done = new double[repetitions];
            measure(peer, 0, pending, done); // loads the classes; what it measures is overwritten
            for (int i = 0; i < repetitions; i++) {
                measure(peer, i, pending, done);
            }
            cells.add(Cell.cost(NAME, "pending", peer.label(), UNIT, pending));
            cells.add(Cell.cost(NAME, "done", peer.label(), UNIT, done));
        }
        cells.add(Cell.cost(NAME, "pending", Targets.LIMIT, UNIT, LIMIT_BYTES));
        cells.add(Cell.cost(NAME, "done", Targets.LIMIT, UNIT, LIMIT_BYTES));
        return cells;
    }

    private static void measure(Peer peer, int index, double[] pending, double[] done) throws Exception {
        Future<?>[] futures = new Future<?>[TASKS];
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        try (Pool pool = peer.open(1)) {
            pool.submit(() -> {
                busy.countDown();
                go.await();
                return 1;
            });
            busy.await();
            submit(pool, futures, 0, TASKS / 2); // what the first bring along must not count
            long before = liveBytes();
            submit(pool, futures, TASKS / 2, TASKS);
            pending[index] = toTenths((double) (liveBytes() - before) / (TASKS / 2));
            go.countDown();
            for (Future<?> future : futures) {
                future.get();
            }
        }
        // The difference leaves out what all share.
        done[index] = (double) (graphOf(futures, 2 * SAMPLE) - graphOf(futures, SAMPLE)) / SAMPLE;
    }

    private static void submit(Pool pool, Future<?>[] futures, int from, int to) {
        for (int i = from; i < to; i++) {
            futures[i] = pool.submit(Submissions.EMPTY);
        }
    }

    /** The JVM's own objects come and go: some ten kilobytes. */
    private static double toTenths(double bytes) {
        return Math.round(bytes * 10) / 10.0;
    }

    private static long graphOf(Future<?>[] futures, int count) {
        return GraphLayout.parseInstance((Object[]) Arrays.copyOf(futures, count))
                .totalSize();
    }

    /**
     * The bytes of all living objects, class by class: what the heap has in use also holds what a collector puts between
     * objects to fill its regions.
     */
    private static long liveBytes() throws JMException {
        Object histogram = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return HISTOGRAM_LINE
                .matcher((String) histogram)
                .results()
                .filter(line -> !line.group(2).contains("Filler"))
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
    }
}
