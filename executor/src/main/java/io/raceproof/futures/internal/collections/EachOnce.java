package io.raceproof.futures.internal.collections;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is in a list, each once, in its order; cannot be changed. It becomes a set at the first access: a thread that
 * waits for 100,000 futures often needs no more than that, and the set would cost more than the wait. Thread-safe.
 *
 * <pre>
 *   list ──first look──► set
 * </pre>
 */
public final class EachOnce<E> extends AbstractSet<E> {
    /** The list, then the set. Written by the first thread that looks, or by several that look at once: their sets are equal. */
    private volatile Collection<E> elements;

    /** The caller leaves the list as it is from now on. */
    public EachOnce(List<E> list) {
        this.elements = list;
    }

    private Collection<E> set() {
        Collection<E> seen = elements;
        if (!(seen instanceof Set)) {
            seen = Collections.unmodifiableSet(new LinkedHashSet<>(seen));
            elements = seen;
        }
        return seen;
    }

    @Override
    public Iterator<E> iterator() {
        return set().iterator();
    }

    @Override
    public int size() {
        return set().size();
    }

    @Override
    public boolean contains(@Nullable Object o) {
        return set().contains(o);
    }
}
