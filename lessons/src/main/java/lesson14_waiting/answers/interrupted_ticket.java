package lesson14_waiting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalInt;

public class OwnQueue implements BoundedQueue {
    private final int capacity;
    private final ArrayDeque<Integer> elements = new ArrayDeque<>();
    private boolean closed;
    private long tickets;
    private long served;

    public OwnQueue() {
        this(1);
    }

    public OwnQueue(int capacity) {
        this.capacity = capacity;
    }

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
        long ticket = tickets++;
        while ((elements.isEmpty() || served != ticket) && !closed) {
            wait();
        }
        served++;
        return first();
    }

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
        return first();
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

    private OptionalInt first() {
        if (elements.isEmpty()) {
            return OptionalInt.empty();
        }
        notifyAll();
        return OptionalInt.of(elements.removeFirst());
    }
}
