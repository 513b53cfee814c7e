package io.raceproof.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Whether the cost of an item grows with their number: ours at many items against ours at the fewest. */
final class Flatness {
    /** Ends the names of these workloads. */
    static final String SUFFIX = ", cost per item";

    private Flatness() {}

    /** Cells for those workloads of which ours has been measured with several numbers of items. */
    static List<Cell> of(List<Cell> cells) {
        List<Cell> flat = new ArrayList<>();
        for (String workload : List.of("map", "asCompleted")) {
            List<Cell> ours = cells.stream()
                    .filter(cell ->
                            cell.workload().equals(workload) && cell.peer().equals(Peer.OURS.label()))
                    .toList();
            for (Cell many : ours.subList(Math.min(1, ours.size()), ours.size())) {
                flat.add(perItem(many, many.setting(), Peer.OURS.label()));
                flat.add(perItem(ours.get(0), many.setting(), items(ours.get(0)) + " items"));
            }
        }
        return flat;
    }

    private static Cell perItem(Cell cell, String setting, String peer) {
        double[] values =
                cell.forks().stream().mapToDouble(value -> value / items(cell)).toArray();
        return Cell.cost(cell.workload() + SUFFIX, setting, peer, cell.unit() + " per item", values);
    }

    private static int items(Cell cell) {
        return Integer.parseInt(cell.setting().replaceFirst(" .*", ""));
    }
}
