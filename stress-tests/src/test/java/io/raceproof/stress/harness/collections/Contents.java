package io.raceproof.stress.harness.collections;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What the races on collections say of what is left. */
final class Contents {
    /** What the outcome of a race without damage is called. */
    static final String INTACT = "intact";

    private Contents() {}

    /** What an iterator yields, but never more than {@code most}: a damaged collection may go round for ever. */
    static <E> List<E> bounded(Iterable<E> elements, int most) {
        List<E> all = new ArrayList<>();
        Iterator<E> iterator = elements.iterator();
        while (all.size() < most && iterator.hasNext()) {
            all.add(iterator.next());
        }
        return all;
    }
}
