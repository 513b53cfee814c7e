package lesson14_waiting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class OwnQueue implements BoundedQueue {
    private final int capacity;
    private final ArrayDeque<Integer> elements = new ArrayDeque<>();
    private final Lock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();
    private boolean closed;

    public OwnQueue() {
        this(1);
    }

    public OwnQueue(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public boolean put(int element) throws InterruptedException {
        lock.lock();
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
        lock.lock();
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
        lock.lock();
        try {
            if (elements.isEmpty() && !closed) {
                notEmpty.awaitNanos(time.toNanos());
            }
            return removed();
        } finally {
            lock.unlock();
        }
    }

    /** Called with the lock held. */
    private OptionalInt removed() {
        Integer first = elements.pollFirst();
        if (first == null) {
            return OptionalInt.empty();
        }
        notFull.signal();
        return OptionalInt.of(first);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            notEmpty.signalAll();
            notFull.signalAll();
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
