package lesson11_sharing;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ProcessPoolExecutor;
import io.raceproof.futures.Task;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.lessons.measure.Band;
import io.raceproof.lessons.measure.Claim;
import io.raceproof.lessons.measure.Exhibit;
import io.raceproof.lessons.measure.Measured;
import io.raceproof.lessons.measure.Plot;
import io.raceproof.lessons.measure.Rounds;
import io.raceproof.lessons.measure.Series;
import io.raceproof.lessons.measure.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lesson 1's ticket sale in processes, where no list is shared, and what it costs to send things there and back. */
public final class SharingExhibit implements Exhibit {
    private static final int TICKETS = 400;
    private static final int ROUNDS = 5;

    /** Lesson 1's shared list, without a lock: each process has one of its own, and runs one task at a time. */
    private static final List<Integer> SOLD = new ArrayList<>();

    /** Makes one. */
    public SharingExhibit() {}

    @Override
    public Findings measure() throws InterruptedException {
        try (PoolExecutor processes = ProcessPoolExecutor.ofWorkers(2);
                PoolExecutor threads = ThreadPoolExecutor.ofWorkers(2)) {
            List<Claim> claims = new ArrayList<>(sell(processes));
            Rounds.Run costs = Rounds.of(ROUNDS).over(List.of(1.0, 32.0, 1024.0, 8192.0), kibibytes -> {
                Map<String, Double> micros = new LinkedHashMap<>();
                micros.put("threads", micros(threads, (int) kibibytes));
                micros.put("processes", micros(processes, (int) kibibytes));
                return micros;
            });
            claims.add(Claim.ratio(
                    "1 MiB to another process and back: times as long as to another thread",
                    costs.of("processes").at(1024),
                    costs.of("threads").at(1024),
                    Band.atLeast(2)));
            List<Series> series = costs.series();
            return new Findings(
                    claims,
                    List.of(Plot.curves("An array of bytes, there and back", "KiB", "µs", true, series, List.of())),
                    List.of(Table.of("An array of bytes, there and back, in µs", "KiB", series)),
                    List.of());
        }
    }

    /** Each task puts its ticket into "the" list and tells how many its process then has. */
    static List<Claim> sell(PoolExecutor processes) throws InterruptedException {
        List<Future<Sale>> sales = new ArrayList<>();
        for (int ticket = 0; ticket < TICKETS; ticket++) {
            sales.add(processes.submit(sale(ticket)));
        }
        Map<Long, Integer> soldByProcess = new HashMap<>();
        for (Future<Sale> sale : sales) {
            soldByProcess.merge(sale.result().process(), sale.result().sold(), Math::max);
        }
        double sold =
                soldByProcess.values().stream().mapToInt(Integer::intValue).sum();
        return List.of(
                Claim.of(
                        "lesson 1's unlocked list in processes: tickets in the lists of all processes together",
                        Measured.of(sold),
                        new Band(TICKETS, TICKETS)),
                Claim.of(
                        "and in the list of the process that sent them: tickets",
                        Measured.of((double) SOLD.size()),
                        new Band(0, 0)));
    }

    /** What a task tells. */
    record Sale(long process, int sold) implements java.io.Serializable {}

    private static Task<Sale> sale(int ticket) {
        return () -> {
            SOLD.add(ticket);
            return new Sale(ProcessHandle.current().pid(), SOLD.size());
        };
    }

    private static double micros(PoolExecutor pool, int kibibytes) throws InterruptedException {
        byte[] bytes = new byte[kibibytes * 1024];
        Task<byte[]> echo = () -> bytes;
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long start = System.nanoTime();
            pool.submit(echo).result();
            times.add((System.nanoTime() - start) / 1e3);
        }
        return new Measured(times).median();
    }
}
