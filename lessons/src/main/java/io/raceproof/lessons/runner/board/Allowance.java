package io.raceproof.lessons.runner.board;

/** How often something may be done: a number at once, then so many a second. Guarded by the room. */
final class Allowance {
    private static final double NANOS = 1e9;

    private final double most;
    private final double perSecond;
    private double left;
    private long then;

    Allowance(double most, double perSecond, long nanos) {
        this.most = most;
        this.perSecond = perSecond;
        this.left = most;
        this.then = nanos;
    }

    /** Whether it may be done now; if so, it counts. */
    boolean take(long nanos) {
        left = Math.min(most, left + (nanos - then) / NANOS * perSecond);
        then = nanos;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
