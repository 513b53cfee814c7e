package io.raceproof.stress.lincheck;

import java.io.Serializable;
import java.util.List;

/**
 * What several threads did, in the one order in which they did it.
 *
 * @param threads their names; the first one started the others
 * @param steps all events, in order
 */
public record Interleaving(List<String> threads, List<Step> steps) implements Serializable {
    /** Keeps copies. */
    public Interleaving {
        threads = List.copyOf(threads);
        steps = List.copyOf(steps);
    }
}
