package lesson10_limits;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.futures.WhenFull;
import io.raceproof.lessons.measure.Band;
import io.raceproof.lessons.measure.Claim;
import io.raceproof.lessons.measure.Exhibit;
import io.raceproof.lessons.measure.Plot;
import io.raceproof.lessons.measure.Rounds;
import io.raceproof.lessons.measure.Series;
import io.raceproof.lessons.measure.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import lesson10_limits.Backends.Outcome;
import lesson10_limits.Backends.Service;

/** A database with ten connections and a web API that throttles, under more and more workers; then with a limit in front. */
public final class LimitExhibit implements Exhibit {
    private static final List<Double> WORKERS =
            DoubleStream.of(2, 5, 10, 20, 50, 100, 200).boxed().toList();
    private static final int MANY = 200;
    private static final int ROUNDS = 3;
    private static final long MILLIS = 400;
    private static final int MOST_TRIES = 6;

    private static final String SERVED = "served a second";
    private static final String FAILED = "failed, %";
    private static final String TRIES = "tries for each served";

    private final List<Claim> claims = new ArrayList<>();
    private final List<Plot> plots = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();

    /** Makes one. */
    public LimitExhibit() {}

    @Override
    public Findings measure() throws Exception {
        try (Service database = new Backends.Database(Backends.PATIENCE_MILLIS)) {
            show("database, 10 connections", "time-outs", database);
        }
        try (Service api = new Backends.WebApi(Backends.PATIENCE_MILLIS)) {
            show("web API, 10 at a time", "429s and time-outs", api);
        }
        return new Findings(claims, plots, tables, List.of());
    }

    private void show(String name, String failures, Service service) throws InterruptedException {
        load(service, 2, new NoLimit(), 1); // the first requests load classes
        Rounds.Run plain = Rounds.of(ROUNDS).over(WORKERS, n -> load(service, (int) n, new NoLimit(), 1));
        Rounds.Run retried = Rounds.of(ROUNDS)
                .over(List.of(10.0, (double) MANY), n -> load(service, (int) n, new NoLimit(), MOST_TRIES));
        Rounds.Run limited = Rounds.of(ROUNDS)
                .over(List.of((double) MANY), n -> load(service, (int) n, new PermitLimit(Backends.AT_ONCE), 1));
        Rounds.Run queued = Rounds.of(ROUNDS).over(List.of((double) MANY), n -> throughBoundedQueue(service));
        draw(name, failures, plain);
        tables.add(Table.of(name + ", by the number of workers", "workers", plain.series()));
        tables.add(Table.of(
                name + ": each failure is tried again at once, up to " + MOST_TRIES + " times",
                "workers",
                retried.series()));
        tables.add(Table.of(
                name + ": " + MANY + " workers behind a semaphore of " + Backends.AT_ONCE,
                "workers",
                limited.series()));
        tables.add(Table.of(
                name + ": " + MANY + " callers before a pool of " + Backends.AT_ONCE
                        + " with a queue of 20 that makes them wait",
                "callers",
                queued.series()));
        claim(name, failures, plain, retried, limited, queued);
    }

    private void draw(String name, String failures, Rounds.Run plain) {
        List<Plot.Mark> marks = List.of(new Plot.Mark(Backends.AT_ONCE, "what it bears: 10"));
        plots.add(Plot.curves(name + ": served", "workers", "a second", true, List.of(plain.of(SERVED)), marks));
        plots.add(Plot.curves(name + ": " + failures, "workers", "% of all", true, List.of(plain.of(FAILED)), marks));
        plots.add(Plot.curves(
                name + ": how long a served request took",
                "workers",
                "ms",
                true,
                plain.series().stream()
                        .filter(series -> series.name().endsWith("ms"))
                        .toList(),
                marks));
    }

    private void claim(
            String name, String failures, Rounds.Run plain, Rounds.Run retried, Rounds.Run limited, Rounds.Run queued) {
        Series served = plain.of(SERVED);
        claims.add(Claim.ratio(
                name + ": 200 workers get no more served than 10: times as many",
                served.at(MANY),
                served.at(10),
                Band.atMost(1.3)));
        claims.add(Claim.of(
                name + ": with 10 workers, " + failures + " in %",
                plain.of(FAILED).at(10),
                Band.atMost(1)));
        claims.add(Claim.of(
                name + ": with 200 workers, " + failures + " in %",
                plain.of(FAILED).at(MANY),
                Band.atLeast(5)));
        claims.add(Claim.ratio(
                name + ": trying again makes more work of it: tries for each served, times as many as without",
                retried.of(TRIES).at(MANY),
                plain.of(TRIES).at(10),
                Band.atLeast(1.2)));
        claims.add(Claim.of(
                name + ": 200 workers behind a semaphore, " + failures + " in %",
                limited.of(FAILED).at(MANY),
                Band.atMost(1)));
        claims.add(Claim.of(
                name + ": 200 callers before a bounded queue, " + failures + " in %",
                queued.of(FAILED).at(MANY),
                Band.atMost(1)));
    }

    /** So many workers, each with one request after the other, for a while. */
    private static Map<String, Double> load(Service service, int workers, Limit limit, int tries)
            throws InterruptedException {
        long end = System.nanoTime() + MILLIS * 1_000_000;
        List<Future<Tally>> parts = new ArrayList<>();
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(workers)) {
            for (int i = 0; i < workers; i++) {
                parts.add(pool.submit(() -> {
                    Tally tally = new Tally();
                    do {
                        tally.add(limit, service, tries);
                    } while (System.nanoTime() - end < 0);
                    return tally;
                }));
            }
        }
        return sum(parts);
    }

    /** Callers hand their requests to a small pool, whose queue makes them wait when it is full: back-pressure. */
    private static Map<String, Double> throughBoundedQueue(Service service) throws InterruptedException {
        long end = System.nanoTime() + MILLIS * 1_000_000;
        List<Future<Tally>> parts = new ArrayList<>();
        try (PoolExecutor pool = ThreadPoolExecutor.builder()
                .workers(Backends.AT_ONCE)
                .queueBound(2 * Backends.AT_ONCE, WhenFull.BLOCK)
                .build()) {
            try (PoolExecutor callers = ThreadPoolExecutor.ofWorkers(MANY)) { // ends before the pool that it uses
                for (int i = 0; i < MANY; i++) {
                    parts.add(callers.submit(() -> callOneAfterTheOther(pool, service, end)));
                }
            }
        }
        return sum(parts);
    }

    private static Tally callOneAfterTheOther(PoolExecutor pool, Service service, long end)
            throws InterruptedException {
        Tally tally = new Tally();
        do {
            pool.submit(() -> {
                        tally.add(new NoLimit(), service, 1);
                        return true;
                    })
                    .result();
        } while (System.nanoTime() - end < 0);
        return tally;
    }

    /** What one worker has seen. For one thread at a time. */
    private static final class Tally {
        private final List<Double> millis = new ArrayList<>();
        private int failed;
        private int tries;
        private final long begin = System.nanoTime();
        private long end;

        void add(Limit limit, Service service, int most) throws Exception {
            for (int i = 0; i < most; i++) {
                tries++;
                long[] sent = new long[1];
                Outcome outcome = limit.call(() -> {
                    sent[0] = System.nanoTime();
                    return service.request();
                });
                end = System.nanoTime();
                if (outcome == Outcome.OK) {
                    millis.add((end - sent[0]) / 1e6);
                    return;
                }
            }
            failed++;
        }
    }

    private static Map<String, Double> sum(List<Future<Tally>> parts) {
        List<Tally> tallies = parts.stream().map(Future::join).toList();
        double[] millis = tallies.stream()
                .flatMap(tally -> tally.millis.stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        double failed = tallies.stream().mapToInt(tally -> tally.failed).sum();
        double tries = tallies.stream().mapToInt(tally -> tally.tries).sum();
        long begin = tallies.stream().mapToLong(tally -> tally.begin).min().orElseThrow();
        long end = tallies.stream().mapToLong(tally -> tally.end).max().orElseThrow();
        Map<String, Double> quantities = new LinkedHashMap<>();
        quantities.put(SERVED, millis.length / ((end - begin) / 1e9));
        quantities.put(FAILED, 100 * failed / (failed + millis.length));
        quantities.put(TRIES, tries / Math.max(1, millis.length));
        for (int percent : new int[] {50, 95, 99}) {
            quantities.put("p" + percent + ", ms", percentile(millis, percent));
        }
        return quantities;
    }

    /** The value below which so many percent lie; 0 if there is none. */
    private static double percentile(double[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
