package lesson14_waiting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

public class OwnQueue implements BoundedQueue {
    private final int capacity;

    public OwnQueue() {
        this(1);
    }

    public OwnQueue(int capacity) {
        this.capacity = capacity;
    }

    private final Deque<Integer> elements = new ArrayDeque<>();
    private boolean closed;

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
    public synchronized OptionalInt take() throws InterruptedException {
        while (elements.isEmpty() && !closed) {
            wait();
        }
        return removed();
    }

    @Override
    public synchronized OptionalInt poll(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (elements.isEmpty() && !closed) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return OptionalInt.empty();
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return removed();
    }

    private OptionalInt removed() {
        Integer first = elements.pollFirst();
        if (first == null) {
            return OptionalInt.empty();
        }
        notifyAll();
        return OptionalInt.of(first);
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
