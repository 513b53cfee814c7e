package io.raceproof.lessons.measure;

import io.raceproof.stress.verdict.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A quantity that was measured at several places, in the same rounds.
 *
 * @param name for people: "threads, computing"
 * @param points in ascending order of x; at least one
 */
public record Series(String name, List<Point> points) {
    /**
     * One place.
     *
     * @param x where: how many workers
     * @param y what was measured there
     */
    public record Point(double x, Measured y) {}

    /** Keeps a copy. */
    public Series {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("the series " + name + " has no point");
        }
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i - 1).x() >= points.get(i).x()) {
                throw new IllegalArgumentException("the points of " + name + " are not in ascending order of x");
            }
        }
    }

    /**
     * What was measured at x.
     *
     * @throws IllegalArgumentException if nothing was
     */
    public Measured at(double x) {
        return points.stream()
                .filter(point -> point.x() == x)
                .findFirst()
                .map(Point::y)
                .orElseThrow(() -> new IllegalArgumentException(name + " was not measured at " + x));
    }

    /** The point with the greatest median. */
    public Point best() {
        return points.stream()
                .max(Comparator.comparingDouble(point -> point.y().median()))
                .orElseThrow();
    }

    /** The greatest spread of a point. */
    public double spread() {
        return points.stream().mapToDouble(point -> point.y().spread()).max().orElse(0);
    }

    /**
     * The best point, if the series rises to it and falls behind it by more than the rounds differ: its worst round is better
     * than the best round at either end. Empty if the series is flat, or too noisy to tell, or best at an end.
     */
    public Optional<Point> peak() {
        Point best = best();
        double first = points.get(0).y().high();
        double last = points.get(points.size() - 1).y().high();
        return Optional.of(best)
                .filter(peak -> peak.y().low() > first && peak.y().low() > last);
    }

    /**
     * The smallest x from which on no more than this share of the best is missing: where more does not help. Empty if the
     * spread is too large to tell.
     *
     * @param share of the best that is enough: 0.9
     */
    public Optional<Point> knee(double share) {
        Measured best = best().y();
        Band enough = Band.atLeast(share);
        for (Point point : points) {
            Verdict verdict = enough.judge(point.y().per(best));
            if (verdict != Verdict.BROKEN) {
                return Optional.of(point).filter(knee -> verdict == Verdict.HELD);
            }
        }
        return Optional.empty();
    }
}
