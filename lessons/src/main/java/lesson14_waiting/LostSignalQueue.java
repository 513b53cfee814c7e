package lesson14_waiting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalInt;

/** Broken: the lock is released between the look and the wait, and the signal comes in between. */
public final class LostSignalQueue implements BoundedQueue {
    private final int capacity;
    /** Guarded by this, as is closed. */
    private final ArrayDeque<Integer> elements = new ArrayDeque<>();

    private boolean closed;

    /** For one element. */
    public LostSignalQueue() {
        this(1);
    }

    /** For so many elements. */
    public LostSignalQueue(int capacity) {
        this.capacity = capacity;
    }

    // @start region="lost"
    @Override
    public synchronized boolean put(int element) throws InterruptedException {
        while (elements.size() == capacity && !closed) {
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
    public OptionalInt take() throws InterruptedException {
        while (isEmpty()) {
            synchronized (this) {
                wait();
            }
        }
        synchronized (this) {
            return removed();
        }
    }

    private synchronized boolean isEmpty() {
        return elements.isEmpty() && !closed;
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
