package io.raceproof.futures;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A first-in-first-out queue of futures, linked through {@link Future#next}: a future is its own node. Thread-safe, any
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
 * <p>Who loses a race for an end lets the others go on for a while. Two that take by turns would pass the cache lines of
 * the end and of the futures to and fro at each task, and be slower together than one alone: with tasks that do next to
 * nothing, ten times slower.
 *
 * @see <a href="https://doi.org/10.1145/248052.248106">Michael and Scott, PODC 1996</a>
 * @see <a href="https://doi.org/10.1109/71.80120">Anderson, TPDS 1990: why to back off</a>
 */
final class WorkQueue extends QueueEnds {
    /** How long a worker that has lost a race backs off, in pauses: whoever won it takes the next ones as well. */
    private static final int TAKER_PAUSES = Parker.SPINS;

    /** The same for a producer, whose caller waits for it. */
    private static final int PRODUCER_PAUSES = Parker.SPINS / 4;

    private static final Future<?> CLOSED = anchor();
    private static final VarHandle HEAD;
    private static final VarHandle TAIL;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(WorkQueue.class, "head", Future.class);
            TAIL = lookup.findVarHandle(WorkQueue.class, "tail", Future.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** A future that is done, for an end to start from. */
    static Future<?> anchor() {
        Future<?> future = new Future<@Nullable Void>(null, null);
        future.cancel();
        return future;
    }

    /** Appends; false if the queue is closed. */
    boolean offer(Future<?> future) {
        return append(future);
    }

    /** Lets nothing in any more. What is in stays; false if it was closed before. */
    boolean close() {
        return append(CLOSED);
    }

    private boolean append(Future<?> node) {
        while (true) {
            Future<?> last = tail;
            if (last == CLOSED) {
                return false;
            }
            if (appendTo(last, node)) {
                return true;
            }
            Parker.pause(PRODUCER_PAUSES);
        }
    }

    private boolean appendTo(Future<?> last, Future<?> node) {
        if (!TAIL.compareAndSet(this, last, node)) {
            return false;
        }
        Future.NEXT.setRelease(last, node);
        return true;
    }

    /** Takes the oldest, or null if there is none, or none whose producer has linked it yet. */
    @Nullable
    Future<?> poll() {
        while (true) {
            Future<?> anchor = head;
            Future<?> oldest = anchor.next;
            if (oldest == CLOSED) {
                return null;
            }
            if (oldest == null) {
                if (anchor == head) {
                    return null;
                }
            } else if (HEAD.compareAndSet(this, anchor, oldest)) {
                Future.NEXT.setRelease(anchor, null); // a finished future must not hold on to those behind it
                return oldest;
            } else {
                Parker.pause(TAKER_PAUSES);
            }
        }
    }

    /** Takes the oldest, or null if there is none; one whose producer has not linked it yet is waited for. */
    @Nullable
    Future<?> pollLinked() {
        while (hasWork()) {
            Future<?> oldest = poll();
            if (oldest != null) {
                return oldest;
            }
            Thread.onSpinWait();
        }
        return null;
    }

    /** Takes all that is not done, in order; one whose producer has not linked it yet is waited for. */
    List<Future<?>> drain() {
        List<Future<?>> taken = new ArrayList<>();
        Future<?> future;
        while ((future = pollLinked()) != null) {
            if (!future.isDone()) {
                taken.add(future);
            }
        }
        return taken;
    }

    /** Whether there is something to take, or about to be. */
    boolean hasWork() {
        Future<?> anchor = head;
        Future<?> oldest = anchor.next;
        return oldest == null ? anchor != tail : oldest != CLOSED; // the tail last: its cache line is the producers'
    }

    /** Whether there are more than so many to take, or about to be; one that is taken meanwhile may count. */
    boolean holdsMoreThan(int count) {
        while (true) {
            Future<?> anchor = head;
            Future<?> last = anchor;
            int found = 0;
            for (Future<?> next = last.next; next != null && next != CLOSED && found <= count; next = last.next) {
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

    /** Whether so many are queued behind it; a hint, which the queue does not wait for. */
    static boolean hasBehind(Future<?> future, int count) {
        Future<?> last = future;
        for (int i = 0; i < count && last != null; i++) {
            last = last.next;
        }
        return last != null;
    }

    boolean isClosed() {
        return tail == CLOSED;
    }

    /** Whether it is closed and everything has been taken; told late where the one who closes it has not linked the mark yet. */
    boolean isDrained() {
        return head.next == CLOSED;
    }

    /**
     * Lets go of the future that was taken last, and so of its result, by putting an empty one behind it, unless something
     * else is there by now. Called by a worker that found nothing to do.
     *
     * @return whether to look into the queue again
     */
    boolean forgetLast() {
        Future<?> last = head;
        if (!last.isDone() || last.isCancelled()) {
            return false;
        }
        appendTo(last, anchor());
        return true;
    }

    /**
     * Does the same where no worker is at hand that would take the empty one: takes it away at once, unless something else
     * has been put in or taken meanwhile.
     */
    void replaceLast() {
        Future<?> last = head;
        if (tail != last || !last.isDone() || last.isCancelled()) {
            return;
        }
        Future<?> empty = anchor();
        if (appendTo(last, empty) && HEAD.compareAndSet(this, last, empty)) {
            Future.NEXT.setRelease(last, null);
        }
    }
}
