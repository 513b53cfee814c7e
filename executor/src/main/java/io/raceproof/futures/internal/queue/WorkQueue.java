package io.raceproof.futures.internal.queue;

import io.raceproof.futures.internal.park.Parker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A first-in-first-out queue of futures, linked through {@link QueueNode#next}: a future is its own node. Thread-safe, any
 * number of producers and consumers, without locks.
 *
 * <pre>
 *   head ──► anchor ──► oldest ──► … ──► newest ◄── tail        open
 *   head ──► anchor ──► oldest ──► … ──► newest ──► CLOSED ◄── tail
 * </pre>
 *
 * <p>The anchor is the future taken last. {@code offer} appends by compare-and-set of {@code tail} (its linearization
 * point) and links afterwards; {@code poll} moves {@code head} by compare-and-set. {@link #close} appends a mark behind
 * which nothing is accepted: whether a future was accepted or refused is decided at one point, the tail. Each future is
 * queued at most once, so that no compare-and-set can mistake an old node for a new one.
 *
 * <p>A thread that loses a race for an end backs off for a while. Two that take by turns would pass the cache lines of
 * the end and of the futures to and fro at each task, and be slower together than one alone: with tasks that do next to
 * nothing, ten times slower.
 *
 * @param <E> the type of what is queued
 * @see <a href="https://doi.org/10.1145/248052.248106">Michael and Scott, PODC 1996</a>
 * @see <a href="https://doi.org/10.1109/71.80120">Anderson, TPDS 1990: why to back off</a>
 */
public final class WorkQueue<E extends QueueNode> extends QueueEnds {
    /** How long a worker that has lost a race backs off, in pauses: the winner takes the next ones as well. */
    private static final int TAKER_PAUSES = Parker.SPINS;

    /** The same for a producer, whose caller waits for it. */
    private static final int PRODUCER_PAUSES = Parker.SPINS / 4;

    private static final QueueNode CLOSED = new QueueNode.Anchor();
    private static final VarHandle HEAD;
    private static final VarHandle TAIL;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(WorkQueue.class, "head", QueueNode.class);
            TAIL = lookup.findVarHandle(WorkQueue.class, "tail", QueueNode.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Makes an empty one. */
    public WorkQueue() {}

    /** Appends; false if the queue is closed. */
    public boolean offer(E element) {
        return append(element);
    }

    /** Lets nothing in any more. What is in stays; false if it was closed before. */
    public boolean close() {
        return append(CLOSED);
    }

    private boolean append(QueueNode node) {
        while (true) {
            QueueNode last = tail;
            if (last == CLOSED) {
                return false;
            }
            if (appendTo(last, node)) {
                return true;
            }
            Parker.pause(PRODUCER_PAUSES);
        }
    }

    private boolean appendTo(QueueNode last, QueueNode node) {
        if (!TAIL.compareAndSet(this, last, node)) {
            return false;
        }
        QueueNode.NEXT.setRelease(last, node);
        return true;
    }

    /** Takes the oldest, or null if there is none, or none whose producer has linked it yet. */
    @SuppressWarnings("unchecked") // nothing is appended but elements and the queue's own nodes
    public @Nullable E poll() {
        while (true) {
            QueueNode anchor = head;
            QueueNode oldest = anchor.next;
            if (oldest == CLOSED) {
                return null;
            }
            if (oldest == null) {
                if (anchor == head) {
                    return null;
                }
            } else if (HEAD.compareAndSet(this, anchor, oldest)) {
                QueueNode.NEXT.setRelease(anchor, null); // a finished future must not hold on to those behind it
                if (!(oldest instanceof QueueNode.Anchor)) {
                    return (E) oldest;
                }
            } else {
                Parker.pause(TAKER_PAUSES);
            }
        }
    }

    /** Takes the oldest, or null if there is none; one whose producer has not linked it yet is waited for. */
    public @Nullable E pollLinked() {
        while (hasWork()) {
            E oldest = poll();
            if (oldest != null) {
                return oldest;
            }
            Thread.onSpinWait();
        }
        return null;
    }

    /** Takes all that is not done, in order; one whose producer has not linked it yet is waited for. */
    public List<E> drain() {
        List<E> taken = new ArrayList<>();
        E element;
        while ((element = pollLinked()) != null) {
            if (!element.isDone()) {
                taken.add(element);
            }
        }
        return taken;
    }

    /** Whether there is something to take, or about to be. */
    public boolean hasWork() {
        QueueNode anchor = head;
        QueueNode oldest = anchor.next;
        return oldest == null ? anchor != tail : oldest != CLOSED; // the tail last: its cache line is the producers'
    }

    /** Whether there are more than {@code count} to take, or about to be; one that is taken meanwhile may count. */
    public boolean holdsMoreThan(int count) {
        while (true) {
            QueueNode anchor = head;
            QueueNode last = anchor;
            int found = 0;
            for (QueueNode next = last.next; next != null && next != CLOSED && found <= count; next = last.next) {
                last = next;
                found++;
            }
            if (found > count || last.next == CLOSED || last == tail) {
                return found > count;
            }
            if (anchor == head) {
                return found == count; // one more is there, whose producer has not linked it yet
            }
        }
    }

    /** Whether {@code count} nodes are queued behind it; a hint, which the queue does not wait for. */
    public static boolean hasBehind(QueueNode node, int count) {
        return node.hasBehind(count);
    }

    /** Whether {@link #close} was called. */
    public boolean isClosed() {
        return tail == CLOSED;
    }

    /** Whether it is closed and everything has been taken; told late where the one who closes it has not linked the mark yet. */
    public boolean isDrained() {
        return head.next == CLOSED;
    }

    /**
     * Lets go of the future that was taken last, and so of its result, by putting an anchor behind it, unless something
     * else is there by now. Called by a worker that found nothing to do.
     *
     * @return whether to look into the queue again
     */
    public boolean forgetLast() {
        QueueNode last = head;
        if (!last.isDone() || last.isCancelled()) {
            return false;
        }
        appendTo(last, new QueueNode.Anchor());
        return true;
    }

    /**
     * Does the same where no worker is at hand that would take the anchor: takes it away at once, unless something else
     * has been put in or taken meanwhile.
     */
    public void replaceLast() {
        QueueNode last = head;
        if (tail != last || !last.isDone() || last.isCancelled()) {
            return;
        }
        QueueNode empty = new QueueNode.Anchor();
        if (appendTo(last, empty) && HEAD.compareAndSet(this, last, empty)) {
            QueueNode.NEXT.setRelease(last, null);
        }
    }
}
