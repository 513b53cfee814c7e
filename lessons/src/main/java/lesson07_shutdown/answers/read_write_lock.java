package lesson07_shutdown;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

public class JobPool implements SmallPool {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Queue<Job> queue = new ConcurrentLinkedQueue<>();
    private final Object signal = new Object();
    private volatile boolean open = true;

    @Override
    public boolean submit(Job job) {
        lock.readLock().lock();
        try {
            if (!open) {
                return false;
            }
            queue.add(job);
        } finally {
            lock.readLock().unlock();
        }
        signal();
        return true;
    }

    @Override
    public void shutdown(Mode mode) {
        lock.writeLock().lock();
        try {
            open = false;
        } finally {
            lock.writeLock().unlock();
        }
        if (mode == Mode.CANCEL) {
            for (Job job = queue.poll(); job != null; job = queue.poll()) {
                job.cancel();
            }
        }
        signal();
    }

    @Override
    public void work() {
        for (Job job = next(); job != null; job = next()) {
            job.run();
        }
    }

    private Job next() {
        while (true) {
            boolean more = open; // looked at first: once it is false, nothing is added
            Job job = queue.poll();
            if (job != null || !more) {
                return job;
            }
            synchronized (signal) {
                while (queue.isEmpty() && open) {
                    await();
                }
            }
        }
    }

    private void await() {
        try {
            signal.wait();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the workers of this pool", e);
        }
    }

    private void signal() {
        synchronized (signal) {
            signal.notifyAll();
        }
    }
}
