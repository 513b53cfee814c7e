package io.raceproof.benchmark;

import io.raceproof.futures.Future;
import io.raceproof.futures.ProcessPoolExecutor;
import io.raceproof.futures.Task;
import io.raceproof.stress.report.Median;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The process pool, and a bare pipe beside it. The settings are the same as in processes.py. */
final class Processes {
    /** The workload's name. */
    static final String NAME = "process";

    /** The label of the bare pipe. */
    static final String ECHO = "bare echo";
    /** The label of a JVM that does nothing. */
    static final String EMPTY_JVM = "empty JVM";

    /** The setting of a start from a cache of loaded classes. */
    static final String CACHED_START = "cached";

    private static final Task<Integer> SMALL = () -> 1;
    private static final int STARTS = 5;
    private static final int WARM_UPS = 5;

    private final int repetitions;
    private final int roundTrips;

    Processes(boolean quick) {
        this.repetitions = quick ? 1 : 3;
        this.roundTrips = roundTrips(quick);
    }

    /** What is done again and again. */
    private interface Step {
        void run() throws Exception;
    }

    /** How many round trips are measured each time. */
    static int roundTrips(boolean quick) {
        return quick ? 2_000 : 10_000;
    }

    /** Measures everything. */
    List<Cell> measure() throws Exception {
        double[][] ours = new double[5][repetitions];
        double[][] floor = new double[4][repetitions];
        byte[] mebibyte = new byte[1 << 20];
        Task<Integer> big = () -> mebibyte.length;
        for (int i = 0; i < repetitions; i++) {
            try (ProcessPoolExecutor pool = ProcessPoolExecutor.ofWorkers(1)) {
                ours[0][i] = medianMicros(roundTrips, () -> pool.submit(SMALL).result());
                ours[1][i] =
                        medianMicros(roundTrips / 20, () -> pool.submit(big).result());
            }
            ours[4][i] = idleWorkerMebibytes();
            ours[2][i] = tasksPerSecond();
            ours[3][i] = median(STARTS, () -> firstResultMillis(() -> ProcessPoolExecutor.ofWorkers(1)));
            try (Echo echo = new Echo()) {
                floor[0][i] = medianMicros(roundTrips, () -> echo.call(SMALL));
                floor[1][i] = medianMicros(roundTrips / 20, () -> echo.call(big));
            }
            floor[2][i] = median(STARTS, Echo::emptyJvmMillis);
            floor[3][i] = median(STARTS, () -> Echo.firstResultMillis(SMALL));
        }
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.cost(NAME, "round trip", Peer.OURS.label(), "us", ours[0]),
                Cell.cost(NAME, "1 MiB", Peer.OURS.label(), "us", ours[1]),
                Cell.rate(NAME, "rate 2w", Peer.OURS.label(), "tasks/s", ours[2]),
                Cell.cost(NAME, "start", Peer.OURS.label(), "ms", ours[3]),
                Cell.cost(NAME, "round trip", ECHO, "us", floor[0]),
                Cell.cost(NAME, "1 MiB", ECHO, "us", floor[1]),
                Cell.cost(NAME, "start", ECHO, "ms", floor[3]),
                Cell.cost(NAME, "start", EMPTY_JVM, "ms", floor[2])));
        if (ours[4][0] > 0) {
            cells.add(Cell.cost(NAME, "memory", Peer.OURS.label(), "MiB", ours[4]));
        }
        if (CachedWorkers.possible()) {
            cells.add(Cell.cost(NAME, CACHED_START, Peer.OURS.label(), "ms", cachedStarts()));
            cells.add(Cell.cost(NAME, CACHED_START, EMPTY_JVM, "ms", floor[2]));
        }
        return cells;
    }

    private double[] cachedStarts() throws Exception {
        double[] starts = new double[repetitions];
        try (CachedWorkers workers = new CachedWorkers(SMALL)) {
            for (int i = 0; i < repetitions; i++) {
                starts[i] = median(STARTS, () -> firstResultMillis(workers::pool));
            }
        }
        return starts;
    }

    private double tasksPerSecond() throws Exception {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.ofWorkers(2)) {
            for (int i = 0; i < WARM_UPS; i++) {
                burst(pool); // starts the workers, and lets their JVMs and this one compile what is hot
            }
            long start = System.nanoTime();
            burst(pool);
            return roundTrips * 1e9 / (System.nanoTime() - start);
        }
    }

    private void burst(ProcessPoolExecutor pool) throws InterruptedException {
        List<Future<Integer>> futures = new ArrayList<>(roundTrips);
        for (int i = 0; i < roundTrips; i++) {
            futures.add(pool.submit(SMALL));
        }
        for (Future<Integer> future : futures) {
            future.result();
        }
    }

    private static double firstResultMillis(Supplier<ProcessPoolExecutor> maker) throws InterruptedException {
        long start = System.nanoTime();
        try (ProcessPoolExecutor pool = maker.get()) {
            pool.submit(SMALL).result();
            return (System.nanoTime() - start) / 1e6;
        }
    }

    /** Of a worker that has run one small task. */
    private static double idleWorkerMebibytes() throws IOException, InterruptedException {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.ofWorkers(1)) {
            return residentMebibytes(
                    pool.submit(() -> ProcessHandle.current().pid()).result());
        }
    }

    /** As many runs before only warm up. */
    private static double medianMicros(int times, Step step) throws Exception {
        for (int i = 0; i < times; i++) {
            step.run();
        }
        return median(times, () -> {
            long start = System.nanoTime();
            step.run();
            return (System.nanoTime() - start) / 1e3;
        });
    }

    /** A value to be measured. */
    private interface Sample {
        double take() throws Exception;
    }

    private static double median(int times, Sample sample) throws Exception {
        double[] values = new double[times];
        for (int i = 0; i < times; i++) {
            values[i] = sample.take();
        }
        return Median.of(values);
    }

    /** Memory of a process that is in RAM, or 0 where the system does not say it in /proc. */
    private static double residentMebibytes(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
