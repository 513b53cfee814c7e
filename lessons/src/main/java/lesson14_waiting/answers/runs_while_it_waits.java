package lesson14_waiting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalInt;

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
    public boolean put(int element) throws InterruptedException {
        while (true) {
            synchronized (this) {
                if (closed) {
                    return false;
                }
                if (elements.size() < capacity) {
                    elements.add(element);
                    return true;
                }
            }
            stop();
        }
    }

    private static void stop() throws InterruptedException {
        Thread.onSpinWait();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    @Override
    public OptionalInt take() throws InterruptedException {
        return poll(Duration.ofDays(1));
    }

    @Override
    public OptionalInt poll(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (true) {
            synchronized (this) {
                if (!elements.isEmpty()) {
                    return OptionalInt.of(elements.remove());
                }
                if (closed || System.nanoTime() - deadline >= 0) {
                    return OptionalInt.empty();
                }
            }
            stop();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    @Override
    public synchronized int size() {
        return elements.size();
    }
}
