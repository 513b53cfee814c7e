package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.Interleaving.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The fields of the code under test at any step of an interleaving, by its snapshots. */
final class HeapWatch {
    /** So many fields are shown; those that change stay longest. */
    private static final int MOST = 12;

    private final List<Snapshot> snapshots;

    /** Those that are shown, by their paths. */
    private final Map<String, String> names = new LinkedHashMap<>();

    /** Of an interleaving, or of several whose fields are to have the same names. */
    HeapWatch(List<Snapshot> snapshots, Predicate<String> isUnderTest) {
        this.snapshots = List.copyOf(snapshots);
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (Snapshot snapshot : snapshots) {
            for (Heap.Cell cell : snapshot.cells()) {
                if (isUnderTest.test(cell.owner())) {
                    values.computeIfAbsent(cell.path(), path -> new TreeSet<>()).add(cell.value());
                }
            }
        }
        List<String> paths = new ArrayList<>(values.keySet());
        for (int i = paths.size() - 1; i >= 0 && paths.size() > MOST; i--) {
            if (values.getOrDefault(paths.get(i), Set.of()).size() == 1) {
                paths.remove(i);
            }
        }
        name(paths.subList(0, Math.min(MOST, paths.size())));
    }

    private HeapWatch(List<Snapshot> snapshots, Map<String, String> names) {
        this.snapshots = snapshots;
        this.names.putAll(names);
    }

    /** Of another interleaving, with the same names. */
    HeapWatch of(List<Snapshot> others) {
        return new HeapWatch(others, names);
    }

    /** By the field's own name where only one has it; else by the shortest end of the path that tells them apart. */
    private void name(List<String> paths) {
        for (String path : paths) {
            String name = path;
            for (int dot = path.lastIndexOf('.'); dot >= 0; dot = path.lastIndexOf('.', dot - 1)) {
                String end = path.substring(dot);
                if (paths.stream().filter(other -> ("." + other).endsWith(end)).count() == 1) {
                    name = end.substring(1);
                    break;
                }
                if (dot == 0) {
                    break;
                }
            }
            names.put(path, name);
        }
    }

    /** Whether it knows anything. */
    boolean isEmpty() {
        return names.isEmpty();
    }

    /** The fields before a step, the same ones for every step. */
    List<CondensedTrace.Field> before(int step) {
        Map<String, Heap.Cell> now = new HashMap<>();
        int last = -1;
        for (int i = 0; i < snapshots.size() && snapshots.get(i).step() <= step; i++) {
            last = i;
        }
        if (last >= 0) {
            snapshots.get(last).cells().forEach(cell -> now.put(cell.path(), cell));
        }
        List<CondensedTrace.Field> fields = new ArrayList<>();
        names.forEach((path, name) -> {
            Heap.Cell cell = now.get(path);
            fields.add(
                    cell == null
                            ? new CondensedTrace.Field(name, "")
                            : new CondensedTrace.Field(name, cell.value(), cell.elements()));
        });
        return fields;
    }
}
