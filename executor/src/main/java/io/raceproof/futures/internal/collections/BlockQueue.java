package io.raceproof.futures.internal.collections;

import java.util.AbstractQueue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A first-in-first-out queue of any length, in blocks, so that nothing in it moves when it grows. A single array would leave
 * behind the smaller one it was before; and that of some 100,000 elements is so large that a garbage collector keeps it for
 * long, and with it all it refers to. A map over a million items spent more than a third of its time on copying futures
 * that were not needed any more. Not thread-safe.
 *
 * <pre>
 *   blocks ──► [oldest, …] ──► [… 1,000 …] ──► [… 1,000 …] ──► […, newest]
 * </pre>
 */
public final class BlockQueue<E> extends AbstractQueue<E> {
    private static final int BLOCK = 1_000;

    /** Only the last one has room for more; where there are several, none is empty. */
    private final Deque<Deque<E>> blocks = new ArrayDeque<>();

    private int size;

    /** Makes an empty one. */
    public BlockQueue() {
        blocks.add(new ArrayDeque<>()); // grows as needed: most queues are short
    }

    @Override
    public boolean offer(E element) {
        Deque<E> last = blocks.getLast();
        if (last.size() == BLOCK) {
            last = new ArrayDeque<>(BLOCK);
            blocks.add(last);
        }
        last.add(element);
        size++;
        return true;
    }

    @Override
    public @Nullable E peek() {
        return blocks.getFirst().peek();
    }

    @Override
    public @Nullable E poll() {
        Deque<E> first = blocks.getFirst();
        E oldest = first.poll();
        if (oldest != null) {
            size--;
            if (first.isEmpty() && blocks.size() > 1) {
                blocks.remove();
            }
        }
        return oldest;
    }

    /** Oldest first; it removes nothing. */
    @Override
    public Iterator<E> iterator() {
        return blocks.stream().flatMap(Deque::stream).iterator();
    }

    @Override
    public int size() {
        return size;
    }
}
