package lesson14_waiting;

import java.time.Duration;
import java.util.OptionalInt;

public class OwnQueue implements BoundedQueue {
    private final Object lock = new Object();
    private final int[] ring;
    private int first;
    private int count;
    private boolean closed;

    public OwnQueue() {
        this(1);
    }

    public OwnQueue(int capacity) {
        ring = new int[capacity];
    }

    @Override
    public boolean put(int element) throws InterruptedException {
        synchronized (lock) {
            while (!closed && count == ring.length) {
                lock.wait();
            }
            if (closed) {
                return false;
            }
            ring[(first + count++) % ring.length] = element;
            lock.notifyAll();
            return true;
        }
    }

    @Override
    public OptionalInt take() throws InterruptedException {
        synchronized (lock) {
            while (true) {
                if (count > 0) {
                    int element = ring[first];
                    first = (first + 1) % ring.length;
                    count--;
                    lock.notifyAll();
                    return OptionalInt.of(element);
                }
                if (closed) {
                    return OptionalInt.empty();
                }
                lock.wait();
            }
        }
    }

    @Override
    public OptionalInt poll(Duration time) throws InterruptedException {
        synchronized (lock) {
            long end = System.nanoTime() + time.toNanos();
            long left = time.toNanos();
            while (count == 0 && !closed && left > 0) {
                lock.wait(left / 1_000_000 + 1);
                left = end - System.nanoTime();
            }
            return count == 0 ? OptionalInt.empty() : take();
        }
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
            return count;
        }
    }
}
