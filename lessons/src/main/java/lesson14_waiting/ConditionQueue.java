package lesson14_waiting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Fixed: putters and takers wait for two conditions of one lock, so that each signal wakes one that can use it. */
public final class ConditionQueue implements BoundedQueue {
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notFull = lock.newCondition();
    private final Condition notEmpty = lock.newCondition();
    /** Guarded by the lock, as is closed. */
    private final ArrayDeque<Integer> elements = new ArrayDeque<>();

    private boolean closed;

    /** For one element. */
    public ConditionQueue() {
        this(1);
    }

    /** For so many elements. */
    public ConditionQueue(int capacity) {
        this.capacity = capacity;
    }

    // @start region="conditions"
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
    // @end

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

    // @start region="poll"
    @Override
    public OptionalInt poll(Duration time) throws InterruptedException {
        long left = time.toNanos();
        lock.lock();
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
    // @end

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
            notFull.signalAll();
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
