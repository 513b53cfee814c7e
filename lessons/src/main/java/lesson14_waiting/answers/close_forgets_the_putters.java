package lesson14_waiting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

public class OwnQueue implements BoundedQueue {
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notFull = lock.newCondition();
    private final Condition notEmpty = lock.newCondition();
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
        lock.lockInterruptibly();
        try {
            while (elements.size() == capacity && !closed) {
                notFull.await();
            }
            if (closed) {
                return false;
            }
            elements.addLast(element);
            notEmpty.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public OptionalInt take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (elements.isEmpty() && !closed) {
                notEmpty.await();
            }
            return removed();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public OptionalInt poll(Duration time) throws InterruptedException {
        long left = time.toNanos();
        lock.lockInterruptibly();
        try {
            while (elements.isEmpty() && !closed) {
                if (left <= 0) {
                    return OptionalInt.empty();
                }
                left = notEmpty.awaitNanos(left);
            }
            return removed();
        } finally {
            lock.unlock();
        }
    }

    private OptionalInt removed() {
        if (elements.isEmpty()) {
            return OptionalInt.empty();
        }
        notFull.signal();
        return OptionalInt.of(elements.removeFirst());
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            notEmpty.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int size() {
        lock.lock();
        try {
            return elements.size();
        } finally {
            lock.unlock();
        }
    }
}
