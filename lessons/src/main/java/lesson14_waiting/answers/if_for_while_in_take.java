package lesson14_waiting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalInt;

public class OwnQueue implements BoundedQueue {
    private final int capacity;
    private final Object lock = new Object();
    private final ArrayDeque<Integer> elements = new ArrayDeque<>();
    private boolean closed;

    public OwnQueue() {
        this(1);
    }

    public OwnQueue(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public boolean put(int element) throws InterruptedException {
        synchronized (lock) {
            while (elements.size() == capacity && !closed) {
                lock.wait();
            }
            if (closed) {
                return false;
            }
            elements.addLast(element);
            lock.notifyAll();
            return true;
        }
    }

    @Override
    public OptionalInt take() throws InterruptedException {
        synchronized (lock) {
            if (elements.isEmpty() && !closed) {
                lock.wait();
            }
            return removed();
        }
    }

    @Override
    public OptionalInt poll(Duration time) throws InterruptedException {
        synchronized (lock) {
            long deadline = System.nanoTime() + time.toNanos();
            while (elements.isEmpty() && !closed) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return OptionalInt.empty();
                }
                lock.wait(left / 1_000_000 + 1);
            }
            return removed();
        }
    }

    private OptionalInt removed() {
        if (elements.isEmpty()) {
            return OptionalInt.empty();
        }
        lock.notifyAll();
        return OptionalInt.of(elements.removeFirst());
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
    }

    @Override
    public int size() {
        synchronized (lock) {
            return elements.size();
        }
    }
}
