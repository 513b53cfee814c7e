package io.raceproof.benchmark;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is to be measured.
 *
 * @param names of the workloads
 */
record Selection(Set<String> names) {
    /** Stands for all. */
    private static final String ALL = "all";

    /**
     * Reads names, separated by commas.
     *
     * @throws IllegalArgumentException if there is no workload of one of these names; the message says which there are
     */
    static Selection of(String text) {
        Set<String> known = known();
        if (text.equals(ALL)) {
            return new Selection(known);
        }
        Set<String> names = new LinkedHashSet<>(List.of(text.split(",", -1)));
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("There is no workload \"" + name + "\": choose from "
                        + String.join(", ", new TreeSet<>(known)) + ", or " + ALL + ".");
            }
        }
        return new Selection(names);
    }

    private static Set<String> known() {
        Set<String> known = new LinkedHashSet<>();
        Workload.all().forEach(workload -> known.add(workload.name()));
        Stream.of(IdleCpu.NAME, Footprint.NAME, Processes.NAME).forEach(known::add);
        return known;
    }

    boolean isAll() {
        return names.equals(known());
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** Those for JMH. */
    List<Workload> workloads() {
        return Workload.all().stream().filter(w -> has(w.name())).toList();
    }
}
