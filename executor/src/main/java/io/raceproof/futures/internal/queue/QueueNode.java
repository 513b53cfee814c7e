package io.raceproof.futures.internal.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link WorkQueue} links: a future is its own node, so a pending task costs one object. Futures know nothing of the
 * queue but this type, whose link they cannot see.
 */
public abstract class QueueNode {
    static final VarHandle NEXT;

    static {
        try {
            NEXT = MethodHandles.lookup().findVarHandle(QueueNode.class, "next", QueueNode.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * The node behind this one. Written once by the producer of that node, and set to null by the consumer that takes it;
     * read by producers, consumers and {@link #hasBehind}.
     */
    volatile @Nullable QueueNode next;

    /** Made by subclasses. */
    protected QueueNode() {}

    /** Whether nothing is left to be run. */
    public abstract boolean isDone();

    /** Whether it is done and holds no result, so that the queue need not let go of it. */
    public abstract boolean isCancelled();

    /** Whether {@code count} nodes are queued behind this one; a hint, which the queue does not wait for. */
    protected final boolean hasBehind(int count) {
        QueueNode last = this;
        for (int i = 0; i < count && last != null; i++) {
            last = last.next;
        }
        return last != null;
    }

    /** A node of the queue's own, which holds nothing: where an end starts from, and the mark of a closed queue. */
    static final class Anchor extends QueueNode {
        @Override
        public boolean isDone() {
            return true;
        }

        @Override
        public boolean isCancelled() {
            return true;
        }
    }
}
