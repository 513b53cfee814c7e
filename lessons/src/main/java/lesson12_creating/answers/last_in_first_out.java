package lesson12_creating;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

public class CrewPool implements LazyPool {
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Runnable> jobs = new ArrayDeque<>();
    private int workers;

    private final int maxWorkers;
    private final ThreadStarter starter;

    public CrewPool(int maxWorkers, ThreadStarter starter) {
        this.maxWorkers = maxWorkers;
        this.starter = starter;
    }

    @Override
    public void submit(Runnable job) {
        lock.lock();
        try {
            jobs.push(job);
            try {
                startWorker();
            } catch (RuntimeException | Error notStarted) {
                if (workers == 0) {
                    jobs.pop();
                    throw notStarted;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void startWorker() {
        if (workers == maxWorkers) {
            return;
        }
        workers++;
        boolean started = false;
        try {
            starter.start(this::work);
            started = true;
        } finally {
            if (!started) {
                workers--;
            }
        }
    }

    private Runnable next() {
        lock.lock();
        try {
            Runnable job = jobs.poll();
            if (job == null) {
                workers--;
            }
            return job;
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        for (Runnable job = next(); job != null; job = next()) {
            try {
                job.run();
            } catch (Throwable failure) {
                died(failure);
                throw failure;
            }
        }
    }

    private void died(Throwable failure) {
        lock.lock();
        try {
            workers--;
            if (!jobs.isEmpty()) {
                startWorker();
            }
        } catch (RuntimeException | Error notStarted) {
            failure.addSuppressed(notStarted);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int workers() {
        lock.lock();
        try {
            return workers;
        } finally {
            lock.unlock();
        }
    }
}
