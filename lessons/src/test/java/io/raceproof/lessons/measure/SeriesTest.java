package io.raceproof.lessons.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.raceproof.stress.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** What may be said of numbers, with numbers that are made up. */
class SeriesTest {
    /** Values around a base, each a little off, in a fixed way. */
    private static Measured around(double base, double share) {
        return Measured.of(base, base * (1 + share), base * (1 - share), base * (1 + share / 2), base);
    }

    private static Series series(double share, double... values) {
        List<Series.Point> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            points.add(new Series.Point(1 << i, around(values[i], share)));
        }
        return new Series("made up", points);
    }

    @Test
    void a_band_is_held_or_broken_only_by_all_rounds() {
        Band band = new Band(0.7, 1.3);
        assertEquals(Verdict.HELD, band.judge(Measured.of(0.7, 1.0, 1.3)));
        assertEquals(Verdict.BROKEN, band.judge(Measured.of(0.69, 0.1, 0.5)));
        assertEquals(Verdict.BROKEN, band.judge(Measured.of(1.31, 9.0, 2.0)));
        assertEquals(Verdict.INCONCLUSIVE, band.judge(Measured.of(1.0, 1.0, 1.31)), "one round outside");
        assertEquals(Verdict.INCONCLUSIVE, band.judge(Measured.of(0.6, 1.4, 0.5)), "outside on both sides");
        assertEquals(Verdict.HELD, Band.atLeast(2).judge(Measured.of(2.0, 70.0, 3.0)));
        assertEquals(Verdict.BROKEN, Band.atMost(2).judge(Measured.of(2.1, 70.0, 3.0)));
        assertThrows(IllegalArgumentException.class, () -> new Band(2, 1));
    }

    @Test
    void a_noisy_ratio_is_inconclusive_although_its_median_is_in_the_band() {
        Measured noisy = Measured.of(100.0, 40.0, 180.0, 95.0, 105.0);
        Claim claim = Claim.ratio("flat", noisy, around(100, 0.01), new Band(0.7, 1.3));
        assertEquals(Verdict.INCONCLUSIVE, claim.verdict(), claim.evidence());
    }

    @Test
    void what_slows_a_whole_round_down_cancels() {
        Measured slow = Measured.of(100.0, 20.0, 60.0);
        Measured twice = Measured.of(200.0, 40.0, 120.0);
        assertEquals(Measured.of(2.0, 2.0, 2.0), twice.per(slow));
        assertEquals(
                Verdict.HELD,
                Claim.ratio("twice", twice, slow, Band.atLeast(1.9)).verdict());
    }

    @Test
    void a_peak_is_seen_and_a_flat_series_has_none() {
        assertEquals(Optional.of(4.0), series(0.02, 10, 50, 90, 60, 20).peak().map(Series.Point::x));
        assertEquals(Optional.empty(), series(0.02, 100, 100, 101, 100, 100).peak(), "flat");
        assertEquals(Optional.empty(), series(0.02, 10, 20, 40, 80, 100).peak(), "best at the end");
        assertEquals(
                Optional.empty(), series(0.5, 80, 100, 110, 100, 80).peak(), "higher, but by less than its spread");
    }

    /** The best of many equal points is always one in the middle: that is chance, and no peak. */
    @Test
    void noise_has_no_peak() {
        Random random = new Random(1);
        int peaks = 0;
        for (int i = 0; i < 300; i++) {
            List<Series.Point> points = new ArrayList<>();
            for (int x = 1; x <= 8; x++) {
                points.add(new Series.Point(
                        x,
                        new Measured(DoubleStream.generate(() -> 100 + 10 * random.nextGaussian())
                                .limit(5)
                                .boxed()
                                .toList())));
            }
            peaks += new Series("noise", points).peak().isPresent() ? 1 : 0;
        }
        assertFalse(peaks > 15, peaks + " peaks in 300 flat series");
    }

    @Test
    void the_knee_is_where_more_does_not_help() {
        Series saturating = series(0.02, 10, 20, 40, 41, 40);
        assertEquals(Optional.of(4.0), saturating.knee(0.9).map(Series.Point::x));
        assertEquals(Optional.of(1.0), series(0.02, 100, 100, 100).knee(0.9).map(Series.Point::x), "flat");
        Series noisy = new Series(
                "noisy",
                List.of(
                        new Series.Point(1, around(30, 0.02)),
                        new Series.Point(2, Measured.of(60.0, 130.0, 90.0, 70.0, 99.0)),
                        new Series.Point(4, around(100, 0.02))));
        assertEquals(Optional.empty(), noisy.knee(0.9), "too noisy to tell");
    }

    @Test
    void the_spread_of_a_series_is_that_of_its_worst_point() {
        Series one =
                new Series("s", List.of(new Series.Point(1, around(10, 0.1)), new Series.Point(2, around(10, 0.25))));
        assertEquals(0.5, one.spread(), 1e-9);
        assertEquals(0, Measured.of(0.0, 0.0, 0.0).spread());
    }

    @Test
    void what_is_no_series_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Series("none", List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Series("x", List.of(new Series.Point(2, around(1, 0)), new Series.Point(1, around(1, 0)))));
        assertThrows(IllegalArgumentException.class, () -> new Measured(List.of()));
        assertThrows(IllegalArgumentException.class, () -> Measured.of(1.0, Double.NaN, 1.0));
        assertThrows(IllegalArgumentException.class, () -> Measured.of(1.0).per(Measured.of(1.0, 2.0)));
        assertThrows(IllegalArgumentException.class, () -> series(0.1, 1, 2).at(3));
        assertThrows(IllegalArgumentException.class, () -> Rounds.of(2));
    }

    @Test
    void each_round_goes_through_all_places_there_and_back() throws InterruptedException {
        List<Double> visited = new ArrayList<>();
        Rounds.Run run = Rounds.of(3).over(List.of(4.0, 1.0, 2.0, 2.0), x -> {
            visited.add(x);
            return Map.of("x", x, "visit", (double) visited.size());
        });
        assertEquals(List.of(1.0, 2.0, 4.0, 4.0, 2.0, 1.0, 1.0, 2.0, 4.0), visited);
        assertEquals(Measured.of(1.0, 6.0, 7.0), run.of("visit").at(1));
        assertEquals(Measured.of(4.0, 4.0, 4.0), run.of("x").at(4));
    }

    @Test
    void the_worst_claim_decides() {
        Claim held = new Claim("", "", Verdict.HELD);
        Claim unsure = Claim.undecided("", "");
        Claim broken = new Claim("", "", Verdict.BROKEN);
        assertEquals(Verdict.HELD, Claim.worst(List.of(held, held)));
        assertEquals(Verdict.INCONCLUSIVE, Claim.worst(List.of(held, unsure)));
        assertEquals(Verdict.BROKEN, Claim.worst(List.of(unsure, broken, held)));
    }

    @Test
    void a_disturbed_machine_decides_nothing() {
        Claim claim = Claim.of("t", Measured.of(1.0, 1.0, 1.0), Band.atMost(2));
        assertEquals(Verdict.HELD, claim.unlessDisturbed(new ProcessorUse(0.97)).verdict());
        assertEquals(
                Verdict.HELD,
                claim.unlessDisturbed(new ProcessorUse(Double.NaN)).verdict());
        Claim disturbed = claim.unlessDisturbed(new ProcessorUse(0.4));
        assertEquals(Verdict.INCONCLUSIVE, disturbed.verdict());
        assertEquals(
                "measured 1 in 3 rounds; needs at most 2; but this program got 40 % of the"
                        + " processor time it asked for, and others the rest",
                disturbed.evidence());
    }
}
