package io.raceproof.stress.harness.collections;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** What the races on collections say of what is left. */
final class Contents {
    private Contents() {}

    /** What an iterator yields, at most four, in an order that does not depend on the collection, and its size. */
    static String sorted(Collection<Integer> elements) {
        List<Integer> all = bounded(elements, 4);
        all.sort(Comparator.nullsFirst(Comparator.naturalOrder()));
        return all + " of " + elements.size();
    }

    /** What an iterator yields, but never more than {@code most}: a damaged collection may go round forever. */
    static <E> List<E> bounded(Iterable<E> elements, int most) {
        List<E> all = new ArrayList<>();
        Iterator<E> iterator = elements.iterator();
        while (all.size() < most && iterator.hasNext()) {
            all.add(iterator.next());
        }
        return all;
    }
}
