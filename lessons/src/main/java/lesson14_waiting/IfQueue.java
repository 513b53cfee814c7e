package lesson14_waiting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalInt;

/** Broken: a thread that was woken does not look again. */
@SuppressWarnings("WaitNotInLoop") // that is the bug
public final class IfQueue implements BoundedQueue {
    private final int capacity;
    /** Guarded by this, as is closed. */
    private final ArrayDeque<Integer> elements = new ArrayDeque<>();

    private boolean closed;

    /** For one element. */
    public IfQueue() {
        this(1);
    }

    /** For so many elements. */
    public IfQueue(int capacity) {
        this.capacity = capacity;
    }

    // @start region="if"
    @Override
    public synchronized boolean put(int element) throws InterruptedException {
        if (elements.size() == capacity && !closed) {
            wait();
        }
        if (closed) {
            return false;
        }
        elements.addLast(element);
        notifyAll();
        return true;
    }

    @Override
    public synchronized OptionalInt take() throws InterruptedException {
        if (elements.isEmpty() && !closed) {
            wait();
        }
        notifyAll();
        return OptionalInt.of(elements.removeFirst());
    }
    // @end

    @Override
    public synchronized OptionalInt poll(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (elements.isEmpty() && !closed) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return OptionalInt.empty();
            }
            wait(left / 1_000_000 + 1);
        }
        return removed();
    }

    private OptionalInt removed() {
        if (elements.isEmpty()) {
            return OptionalInt.empty();
        }
        notifyAll();
        return OptionalInt.of(elements.removeFirst());
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    @Override
    public synchronized int size() {
        return elements.size();
    }
}
