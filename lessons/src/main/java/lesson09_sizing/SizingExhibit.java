package lesson09_sizing;

import com.google.gson.JsonObject;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ProcessPoolExecutor;
import io.raceproof.futures.Task;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.lessons.measure.Band;
import io.raceproof.lessons.measure.Claim;
import io.raceproof.lessons.measure.Exhibit;
import io.raceproof.lessons.measure.Load;
import io.raceproof.lessons.measure.Measured;
import io.raceproof.lessons.measure.Plot;
import io.raceproof.lessons.measure.ProcessorUse;
import io.raceproof.lessons.measure.PythonRun;
import io.raceproof.lessons.measure.Rounds;
import io.raceproof.lessons.measure.Series;
import io.raceproof.lessons.measure.Spin;
import io.raceproof.lessons.measure.Table;
import io.raceproof.lessons.measure.VirtualThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;
import lesson09_sizing.Sizing.Job;

/** The three pools of the shop with pools of many sizes, on this machine; virtual threads, processes and CPython beside them. */
public final class SizingExhibit implements Exhibit {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final int ROUNDS = 5;
    private static final Duration TIME = Duration.ofMillis(120);
    private static final int MOST_THREADS = 2_000;

    private static final String RATE = "threads";
    private static final String LATENCY = "ms per task";
    private static final String SWITCHES = "switches per task";
    private static final String VIRTUAL = "virtual threads";

    private final List<Claim> claims = new ArrayList<>();
    private final List<Plot> plots = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Of each kind of job, where its curve bends. */
    private final List<List<String>> bends = new ArrayList<>();

    /** Makes one. */
    public SizingExhibit() {}

    @Override
    public Findings measure() throws InterruptedException {
        ProcessorUse use = ProcessorUse.during(() -> Shop.run(Job.PICTURE, 2 * PROCESSORS, Duration.ofSeconds(1)));
        if (!use.isUndisturbed()) {
            notes.add("Take all of this with care: " + use.sentence() + ".");
        }
        for (Job job : Job.values()) {
            Rounds.Run series = Rounds.of(ROUNDS).over(sizes(job), x -> measure(job, (int) x));
            draw(job, series);
            claim(job, series, use);
            bends.add(bend(job, series.of(RATE)));
        }
        tables.add(new Table(
                "Where more workers do not help on this machine",
                List.of("job", "5 × processors", "formula", "90 % of the best from", "a peak at"),
                bends));
        if (!tables.get(0).columns().contains(SWITCHES)) {
            notes.add("This system does not tell how often it switches between threads.");
        }
        if (!tables.get(0).columns().contains(VIRTUAL)) {
            notes.add("This JDK has no virtual threads: JDK 21 and newer have them.");
        }
        processes(use);
        python(use);
        return new Findings(claims, plots, tables, notes);
    }

    private static int wanted(Job job) {
        return new Formula().workers(job, PROCESSORS);
    }

    private static int seed(Job job) {
        return new OneSize().workers(job, PROCESSORS);
    }

    /** From one worker to five times what the formula says. */
    private static List<Double> sizes(Job job) {
        int wanted = wanted(job);
        return DoubleStream.of(1, PROCESSORS, 2 * PROCESSORS, seed(job), wanted, 2.0 * wanted, 5.0 * wanted)
                .filter(size -> size <= MOST_THREADS)
                .boxed()
                .toList();
    }

    private static Map<String, Double> measure(Job job, int workers) throws InterruptedException {
        Map<String, Double> quantities = new LinkedHashMap<>();
        Load.Result threads = Shop.run(job, workers, TIME);
        quantities.put(RATE, threads.perSecond());
        quantities.put(LATENCY, threads.latencyMillis());
        if (threads.switches().isPresent()) {
            quantities.put(SWITCHES, threads.switchesPerTask());
        }
        Optional<PoolExecutor> virtual = VirtualThreads.pool();
        if (virtual.isPresent()) {
            try (PoolExecutor pool = virtual.get()) {
                quantities.put(
                        VIRTUAL, Load.run(pool, workers, TIME, Shop.task(job)).perSecond());
            }
        }
        return quantities;
    }

    private void draw(Job job, Rounds.Run series) {
        List<Plot.Mark> marks = List.of(
                new Plot.Mark(seed(job), "5 × processors"),
                new Plot.Mark(wanted(job), "processors × (1 + wait / compute)"));
        List<Series> rates = series.series().stream()
                .filter(one -> one.name().equals(RATE) || one.name().equals(VIRTUAL))
                .toList();
        String what = job + " (computes " + job.computeMillis() + " ms, waits " + job.waitMillis() + " ms)";
        plots.add(Plot.curves(what + ": throughput", "workers", "tasks a second", true, rates, marks));
        plots.add(Plot.curves(what + ": latency", "workers", "ms", true, List.of(series.of(LATENCY)), marks));
        if (series.has(SWITCHES)) {
            plots.add(Plot.curves(
                    what + ": context switches",
                    "workers",
                    "for each task",
                    true,
                    List.of(series.of(SWITCHES)),
                    marks));
        }
        tables.add(Table.of(what, "workers", series.series()));
    }

    private static List<String> bend(Job job, Series rate) {
        return List.of(
                job.name(),
                Integer.toString(seed(job)),
                Integer.toString(wanted(job)),
                rate.knee(0.9).map(knee -> Claim.number(knee.x())).orElse("too noisy to tell"),
                rate.peak().map(peak -> Claim.number(peak.x())).orElse("none"));
    }

    private void claim(Job job, Rounds.Run series, ProcessorUse use) {
        Series rate = series.of(RATE);
        Series latency = series.of(LATENCY);
        switch (job) {
            case PICTURE -> {
                if (PROCESSORS > 1) {
                    claims.add(Claim.ratio(
                                    "pictures gain from a worker for each processor: times as many as with 1 worker",
                                    rate.at(PROCESSORS),
                                    rate.at(1),
                                    Band.atLeast(1.25))
                            .unlessDisturbed(use));
                }
                claims.add(Claim.ratio(
                                "pictures gain nothing from five workers for each processor: times as many as with one each",
                                rate.at(seed(job)),
                                rate.at(PROCESSORS),
                                new Band(0.7, 1.3))
                        .unlessDisturbed(use));
                claims.add(Claim.ratio(
                                "each picture takes longer with five workers for each processor: times as long as with one each",
                                latency.at(seed(job)),
                                latency.at(PROCESSORS),
                                Band.atLeast(2))
                        .unlessDisturbed(use));
            }
            case DOWNLOAD ->
                claims.add(Claim.ratio(
                                "downloads gain from the formula's size: times as many as with 5 × processors",
                                rate.at(wanted(job)),
                                rate.at(seed(job)),
                                Band.atLeast(1.5))
                        .unlessDisturbed(use));
            case REPORT ->
                claims.add(Claim.ratio(
                                "reports gain from the formula's size: times as many as with a worker for each processor",
                                rate.at(wanted(job)),
                                rate.at(PROCESSORS),
                                Band.atLeast(1.2))
                        .unlessDisturbed(use));
        }
    }

    /** The process pool computes in parallel, too; what it costs is the way there and back. */
    private void processes(ProcessorUse use) throws InterruptedException {
        long begin = System.nanoTime();
        try (PoolExecutor processes = ProcessPoolExecutor.ofWorkers(PROCESSORS);
                PoolExecutor threads = ThreadPoolExecutor.ofWorkers(PROCESSORS)) {
            processes.submit(() -> 1).result();
            double startMillis = (System.nanoTime() - begin) / 1e6;
            Rounds.Run series = Rounds.of(ROUNDS).over(List.of(1.0, (double) PROCESSORS), chains -> {
                Map<String, Double> quantities = new LinkedHashMap<>();
                quantities.put("threads", pictures(threads, (int) chains));
                quantities.put("processes", pictures(processes, (int) chains));
                quantities.put("µs, empty task, thread", roundTripMicros(threads));
                quantities.put("µs, empty task, process", roundTripMicros(processes));
                return quantities;
            });
            tables.add(Table.of(
                    String.format(
                            Locale.ROOT,
                            "PICTUREs a second with a pool of processes, and what a task costs; the first process took %.0f ms to"
                                    + " start",
                            startMillis),
                    "at once",
                    series.series()));
            claims.add(Claim.ratio(
                    "a task costs more in another process: times as long there and back as to another thread",
                    series.of("µs, empty task, process").at(1),
                    series.of("µs, empty task, thread").at(1),
                    Band.atLeast(1.5)));
            if (PROCESSORS > 1) {
                Series rate = series.of("processes");
                claims.add(Claim.ratio(
                                "a process for each processor does more pictures than one process: times as many",
                                rate.at(PROCESSORS),
                                rate.at(1),
                                Band.atLeast(1.25))
                        .unlessDisturbed(use));
            }
        }
    }

    private static double pictures(PoolExecutor pool, int chains) throws InterruptedException {
        return Load.run(pool, chains, TIME, Shop.task(Job.PICTURE)).perSecond();
    }

    private static double roundTripMicros(PoolExecutor pool) throws InterruptedException {
        Task<Long> empty = () -> Spin.run(1);
        List<Double> micros = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            long start = System.nanoTime();
            pool.submit(empty).result();
            micros.add((System.nanoTime() - start) / 1e3);
        }
        return new Measured(micros).median();
    }

    /** The same pools in CPython, where python3 is. */
    private void python(ProcessorUse use) throws InterruptedException {
        List<JsonObject> lines;
        try {
            lines = PythonRun.lines(
                    SizingExhibit.class, "sizing.py", Integer.toString(PROCESSORS), Integer.toString(ROUNDS));
        } catch (IOException e) {
            notes.add("CPython is left out: " + e.getMessage() + ".");
            return;
        }
        JsonObject about = lines.get(0);
        Map<String, Measured> rates = rates(lines.subList(1, lines.size()));
        List<List<String>> rows = new ArrayList<>();
        rates.forEach((name, rate) -> rows.add(
                List.of(name, Claim.number(rate.median()), Claim.number(rate.low()), Claim.number(rate.high()))));
        tables.add(new Table(
                "CPython " + about.get("version").getAsString() + ": tasks a second",
                List.of("pool, job, workers", "median", "least", "greatest"),
                rows));
        if (PROCESSORS > 1 && about.get("gil").getAsBoolean()) {
            claims.add(gain(rates, "threads", Band.atMost(1.25)));
            claims.add(gain(rates, "processes", Band.atLeast(1.25)).unlessDisturbed(use));
        } else if (PROCESSORS > 1) {
            notes.add("This CPython has no global interpreter lock: its threads compute in parallel, as Java's do.");
        }
    }

    private static Claim gain(Map<String, Measured> rates, String pool, Band band) {
        return Claim.ratio(
                "CPython, " + pool + " that compute: times as many with a worker for each processor as with 1",
                of(rates, pool + " computing " + PROCESSORS),
                of(rates, pool + " computing 1"),
                band);
    }

    private static Measured of(Map<String, Measured> rates, String name) {
        return Objects.requireNonNull(rates.get(name), () -> "sizing.py did not measure " + name);
    }

    /** Of each combination, what the rounds gave, in the order of the lines. */
    private static Map<String, Measured> rates(List<JsonObject> lines) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (JsonObject line : lines) {
            String name = line.get("pool").getAsString() + " " + line.get("job").getAsString() + " "
                    + line.get("workers").getAsInt();
            values.computeIfAbsent(name, key -> new ArrayList<>())
                    .add(line.get("rate").getAsDouble());
        }
        Map<String, Measured> rates = new LinkedHashMap<>();
        values.forEach((name, rounds) -> rates.put(name, new Measured(rounds)));
        return rates;
    }
}
