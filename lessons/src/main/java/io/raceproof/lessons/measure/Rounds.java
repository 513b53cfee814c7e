package io.raceproof.lessons.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/**
 * Measures at several places, in rounds. Each round goes through all places, every other one backwards: what slows the
 * machine down for a while then slows all places, and not just one.
 */
public final class Rounds {
    /** Measures once, at one place; the quantities by their names, the same names every time. */
    @FunctionalInterface
    public interface Probe {
        /** Measures at x. */
        Map<String, Double> at(double x) throws InterruptedException;
    }

    /**
     * What came of it.
     *
     * @param series one for each quantity, in the order in which the probe names them
     */
    public record Run(List<Series> series) {
        /** Keeps a copy. */
        public Run {
            series = List.copyOf(series);
        }

        /** Whether this quantity was measured. */
        public boolean has(String name) {
            return series.stream().anyMatch(one -> one.name().equals(name));
        }

        /**
         * The series of a quantity.
         *
         * @throws IllegalArgumentException if it was not measured
         */
        public Series of(String name) {
            return series.stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(name + " was not measured"));
        }
    }

    private final int count;
    private final DoubleConsumer progress;

    private Rounds(int count, DoubleConsumer progress) {
        this.count = count;
        this.progress = progress;
    }

    /**
     * So many rounds.
     *
     * @throws IllegalArgumentException if fewer than 3: what differs by chance could not be told from what differs
     */
    public static Rounds of(int count) {
        return of(count, share -> {});
    }

    /** The same; {@code progress} is told the share that is done, after each measurement. */
    public static Rounds of(int count, DoubleConsumer progress) {
        if (count < 3) {
            throw new IllegalArgumentException("at least 3 rounds are needed to see a spread, not " + count);
        }
        return new Rounds(count, progress);
    }

    /** Measures at each of these places, in each round. */
    public Run over(List<Double> places, Probe probe) throws InterruptedException {
        List<Double> xs = places.stream().distinct().sorted().toList();
        List<List<Map<String, Double>>> byPlace = new ArrayList<>();
        xs.forEach(x -> byPlace.add(new ArrayList<>()));
        int done = 0;
        for (int round = 0; round < count; round++) {
            for (int place : order(xs.size(), round)) {
                byPlace.get(place).add(probe.at(xs.get(place)));
                progress.accept(++done / (double) (count * xs.size()));
            }
        }
        return series(xs, byPlace);
    }

    private static List<Integer> order(int places, int round) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, places).boxed().toList());
        if (round % 2 == 1) {
            Collections.reverse(order);
        }
        return order;
    }

    private static Run series(List<Double> xs, List<List<Map<String, Double>>> byPlace) {
        List<Series> series = new ArrayList<>();
        for (String name : byPlace.get(0).get(0).keySet()) {
            List<Series.Point> points = new ArrayList<>();
            for (int place = 0; place < xs.size(); place++) {
                points.add(new Series.Point(xs.get(place), measured(name, byPlace.get(place))));
            }
            series.add(new Series(name, points));
        }
        return new Run(series);
    }

    private static Measured measured(String name, List<Map<String, Double>> rounds) {
        List<Double> values = new ArrayList<>();
        for (Map<String, Double> quantities : rounds) {
            Double value = quantities.get(name);
            if (value == null) {
                throw new IllegalStateException("one round measured " + name + ", and another one did not");
            }
            values.add(value);
        }
        return new Measured(values);
    }
}
