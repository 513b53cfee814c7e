package lesson14_waiting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

public class OwnQueue implements BoundedQueue {
    private final Semaphore room;
    private final Semaphore there = new Semaphore(0);
    private final ArrayDeque<Integer> elements = new ArrayDeque<>();
    private boolean closed;

    public OwnQueue() {
        this(1);
    }

    public OwnQueue(int capacity) {
        room = new Semaphore(capacity);
    }

    @Override
    public boolean put(int element) throws InterruptedException {
        room.acquire();
        synchronized (elements) {
            if (closed) {
                room.release(); // for the next one who waits
                return false;
            }
            elements.add(element);
            there.release();
            return true;
        }
    }

    @Override
    public OptionalInt take() throws InterruptedException {
        there.acquire();
        return removed();
    }

    @Override
    public OptionalInt poll(Duration time) throws InterruptedException {
        return there.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS) ? removed() : OptionalInt.empty();
    }

    private OptionalInt removed() {
        synchronized (elements) {
            if (elements.isEmpty()) {
                there.release(); // closed: for the next one who waits
                return OptionalInt.empty();
            }
            room.release();
            return OptionalInt.of(elements.remove());
        }
    }

    @Override
    public void close() {
        synchronized (elements) {
            if (!closed) {
                closed = true;
                room.release();
                there.release();
            }
        }
    }

    @Override
    public int size() {
        synchronized (elements) {
            return elements.size();
        }
    }
}
