package lesson06_map;

import io.raceproof.futures.MapOptions;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.Results;
import io.raceproof.futures.Task;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.lessons.measure.Band;
import io.raceproof.lessons.measure.Claim;
import io.raceproof.lessons.measure.Exhibit;
import io.raceproof.lessons.measure.Measured;
import io.raceproof.lessons.measure.Plot;
import io.raceproof.lessons.measure.Table;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Twelve photos by map and by as-completed, as Gantt charts of real runs; and what a million items hold. */
public final class MapExhibit implements Exhibit {
    private static final int PHOTOS = 12;
    private static final int WORKERS = 4;
    private static final int UNIT_MILLIS = 25; // stands for a second
    private static final int MILLION = 1_000_000;

    private interface Way {
        void show(PoolExecutor pool, List<Task<String>> photos, Consumer<String> page);
    }

    /** When a photo was fetched and shown, in units since the start. Each is written by one thread, and read after the pool has ended. */
    private static final class Times {
        private double from;
        private double to;
        private double shown;
    }

    /** Makes one. */
    public MapExhibit() {}

    @Override
    public Findings measure() {
        run(Album::showInOrder); // the first one loads classes
        List<Times> inOrder = run(Album::showInOrder);
        List<Times> asTheyCome = run(Album::showAsTheyCome);
        long[] all = taken(MapOptions.defaults());
        long[] window = taken(MapOptions.defaults().buffer(100));
        return new Findings(
                claims(inOrder, asTheyCome, all, window),
                List.of(chart("map: shown in order", inOrder), chart("as completed: shown as they come", asTheyCome)),
                List.of(table("map", inOrder), table("as completed", asTheyCome), memory(all, window)),
                List.of("A second of the story is " + UNIT_MILLIS + " ms here."));
    }

    private static List<Times> run(Way way) {
        List<Times> times = Stream.generate(Times::new).limit(PHOTOS).toList();
        long start = System.nanoTime();
        List<Task<String>> photos = IntStream.range(0, PHOTOS)
                .mapToObj(n -> (Task<String>) () -> {
                    times.get(n).from = units(start);
                    Thread.sleep((n == 0 ? 12 : 1) * (long) UNIT_MILLIS);
                    times.get(n).to = units(start);
                    return Integer.toString(n);
                })
                .toList();
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(WORKERS)) {
            way.show(pool, photos, photo -> times.get(Integer.parseInt(photo)).shown = units(start));
        }
        return times;
    }

    private static double units(long start) {
        return (System.nanoTime() - start) / 1e6 / UNIT_MILLIS;
    }

    private static Plot chart(String title, List<Times> times) {
        List<Plot.Bar> bars = new ArrayList<>();
        for (int n = 0; n < PHOTOS; n++) {
            Times photo = times.get(n);
            bars.add(new Plot.Bar(n, photo.from, photo.to, "is fetched"));
            bars.add(new Plot.Bar(n, photo.to, photo.shown, "is done and waits for its turn"));
        }
        List<String> rows =
                IntStream.rangeClosed(1, PHOTOS).mapToObj(n -> "photo " + n).toList();
        return Plot.gantt(title, "time, in seconds of the story", rows, bars, List.of());
    }

    private static Table table(String title, List<Times> times) {
        return new Table(
                title + ", in seconds of the story",
                List.of("photo", "starts", "is done", "is shown"),
                IntStream.range(0, PHOTOS)
                        .mapToObj(n -> List.of(
                                Integer.toString(n + 1),
                                Claim.number(times.get(n).from),
                                Claim.number(times.get(n).to),
                                Claim.number(times.get(n).shown)))
                        .toList());
    }

    /** How long the photos other than the first one waited after they were done; each photo counts as a round. */
    private static Measured waits(List<Times> times) {
        return new Measured(
                times.stream().skip(1).map(photo -> photo.shown - photo.to).toList());
    }

    private static List<Claim> claims(List<Times> inOrder, List<Times> asTheyCome, long[] all, long[] window) {
        return List.of(
                Claim.of(
                        "map: every photo that was done waited for the first one: the wait, in seconds of the story",
                        waits(inOrder),
                        Band.atLeast(2)),
                Claim.of(
                        "as completed: a photo that was done was shown at once: the wait, in seconds of the story",
                        waits(asTheyCome),
                        Band.atMost(2)),
                exactly("map takes the whole input: items taken before the first result", (double) all[0], MILLION),
                exactly("buffer(100) takes 100: items taken before the first result", (double) window[0], 100));
    }

    private static Table memory(long[] all, long[] window) {
        return new Table(
                "A million items, when the first result came out",
                List.of("map", "items taken", "memory more than before, MiB"),
                List.of(
                        List.of("the whole input", Claim.number((double) all[0]), Claim.number(all[1] / 1048576.0)),
                        List.of("buffer(100)", Claim.number((double) window[0]), Claim.number(window[1] / 1048576.0))));
    }

    private static Claim exactly(String text, double got, double wanted) {
        return Claim.of(text, Measured.of(got), new Band(wanted, wanted));
    }

    /** Items taken, and bytes, when the first result is about to come out: the first item waits until map has returned. */
    private static long[] taken(MapOptions options) {
        AtomicInteger taken = new AtomicInteger();
        Iterable<Integer> items = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return taken.get() < MILLION;
            }

            @Override
            public Integer next() {
                return taken.getAndIncrement();
            }
        };
        CountDownLatch looked = new CountDownLatch(1);
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            long before = usedBytes();
            try (Results<Integer> results = pool.map(
                    item -> {
                        looked.await();
                        return item;
                    },
                    items,
                    options)) {
                long[] found = {taken.get(), usedBytes() - before};
                looked.countDown();
                results.next();
                return found;
            }
        }
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
