package lesson14_waiting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalInt;

/** A queue with a capacity. Make sure that a waiting thread is woken, looks again, and stops when it is interrupted. */
public class OwnQueue implements BoundedQueue {
    private final int capacity;
    private final ArrayDeque<Integer> elements = new ArrayDeque<>();
    private boolean closed;

    public OwnQueue() {
        this(1);
    }

    public OwnQueue(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public synchronized boolean put(int element) throws InterruptedException {
        if (elements.size() == capacity) {
            wait();
        }
        elements.addLast(element);
        notify();
        return true;
    }

    @Override
    public synchronized OptionalInt take() throws InterruptedException {
        if (elements.isEmpty()) {
            wait();
        }
        notify();
        return OptionalInt.of(elements.removeFirst());
    }

    @Override
    public synchronized OptionalInt poll(Duration time) throws InterruptedException {
        if (elements.isEmpty()) {
            wait(time.toMillis());
        }
        return take();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notify();
    }

    @Override
    public synchronized int size() {
        return elements.size();
    }
}
