package io.raceproof.stress.lincheck;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What several threads did, in the one order in which they did it.
 *
 * @param threads their names; the first one started the others
 * @param steps all events, in order
 * @param names what the code calls objects that have but one name, by their {@link Subject#id}
 * @param heap what the objects hold that the actors share, before each step at which that has changed
 */
public record Interleaving(List<String> threads, List<Step> steps, Map<String, String> names, List<Snapshot> heap)
        implements Serializable {
    /** Keeps copies. */
    public Interleaving {
        threads = List.copyOf(threads);
        steps = List.copyOf(steps);
        names = Map.copyOf(names);
        heap = List.copyOf(heap);
    }

    /** Of whose objects nothing else is known. */
    public Interleaving(List<String> threads, List<Step> steps, Map<String, String> names) {
        this(threads, steps, names, List.of());
    }

    /** In which no object has a name. */
    public Interleaving(List<String> threads, List<Step> steps) {
        this(threads, steps, Map.of());
    }

    /**
     * What the objects hold.
     *
     * @param step before this one; it lasts until the next snapshot
     * @param cells all fields
     */
    public record Snapshot(int step, List<Heap.Cell> cells) implements Serializable {
        /** Keeps a copy. */
        public Snapshot {
            cells = List.copyOf(cells);
        }
    }
}
