package io.raceproof.futures;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An iterator that a for-each loop takes directly, once, and that may be closed early.
 *
 * @param <E> what it yields
 */
@SuppressWarnings("IterableAndIterator") // as a Python generator: taken once, and iterator() is documented to say so
abstract class OneShot<E extends @Nullable Object> implements Iterator<E>, Iterable<E>, AutoCloseable {
    /** This object: what was taken stays taken. */
    @Override
    public final Iterator<E> iterator() {
        return this;
    }

    /** What is left, as a sequential stream; closing the stream closes this. */
    public final Stream<E> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false)
                .onClose(this::close);
    }

    @Override
    public abstract void close();
}
