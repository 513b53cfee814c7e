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
 */
public record Interleaving(List<String> threads, List<Step> steps, Map<String, String> names) implements Serializable {
    /** Keeps copies. */
    public Interleaving {
        threads = List.copyOf(threads);
        steps = List.copyOf(steps);
        names = Map.copyOf(names);
    }

    /** In which no object has a name. */
    public Interleaving(List<String> threads, List<Step> steps) {
        this(threads, steps, Map.of());
    }
}
