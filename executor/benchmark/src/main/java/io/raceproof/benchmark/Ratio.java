package io.raceproof.benchmark;

import java.util.List;

/**
 * How many times better ours is than a peer: above 1 ours is better, whatever is measured.
 *
 * @param workload its name
 * @param setting of the workload
 * @param peer the other
 * @param median ours over the peer's, medians of all forks
 * @param min our worst fork against the peer's best
 * @param max our best fork against the peer's worst
 * @param least what is to be reached, or 0 where nothing is
 */
record Ratio(String workload, String setting, String peer, double median, double min, double max, double least) {
    /** Whether something is to be reached. */
    boolean hasTarget() {
        return least > 0;
    }

    /** Whether it is reached. */
    boolean isMet() {
        return median >= least;
    }

    /** Whether there was more than one fork. */
    boolean hasSpread() {
        return max > min;
    }

    /** Ours against every peer, in the order in which they were measured. What was measured of one alone has none, nor has a value of zero. */
    static List<Ratio> of(List<Cell> cells) {
        return cells.stream()
                .filter(cell -> cell.peer().equals(Peer.OURS.label()))
                .flatMap(ours -> cells.stream()
                        .filter(peer -> peer.workload().equals(ours.workload())
                                && peer.setting().equals(ours.setting())
                                && !peer.peer().equals(ours.peer()))
                        .map(peer -> of(ours, peer)))
                .filter(ratio -> Double.isFinite(ratio.min()) && Double.isFinite(ratio.max()))
                .toList();
    }

    private static Ratio of(Cell ours, Cell peer) {
        Cell up = ours.biggerIsBetter() ? ours : peer;
        Cell down = ours.biggerIsBetter() ? peer : ours;
        return new Ratio(
                ours.workload(),
                ours.setting(),
                peer.peer(),
                up.median() / down.median(),
                up.min() / down.max(),
                up.max() / down.min(),
                Targets.least(ours.workload(), ours.setting(), peer.peer()));
    }
}
