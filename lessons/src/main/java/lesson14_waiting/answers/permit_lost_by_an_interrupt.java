package lesson14_waiting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

public class OwnQueue implements BoundedQueue {
    private final Semaphore room;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
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
        if (!room.tryAcquire()) {
            lock.lock();
            try {
                while (!closed && !room.tryAcquire()) {
                    changed.await();
                }
            } finally {
                lock.unlock();
            }
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            elements.addLast(element);
            changed.signalAll();
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
                changed.await();
            }
            return first();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public OptionalInt poll(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (elements.isEmpty() && !closed) {
                if (left <= 0) {
                    return OptionalInt.empty();
                }
                left = changed.awaitNanos(left);
            }
            return first();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
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

    private OptionalInt first() {
        if (elements.isEmpty()) {
            return OptionalInt.empty();
        }
        room.release();
        changed.signalAll();
        return OptionalInt.of(elements.removeFirst());
    }
}
