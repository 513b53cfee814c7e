package lesson12_creating;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;

public class CrewPool implements LazyPool {
    private final ReentrantLock lock = new ReentrantLock();
    private final int maxWorkers;
    private final ThreadStarter starter;
    private final ArrayDeque<Runnable> jobs = new ArrayDeque<>();
    private int workers;

    public CrewPool(int maxWorkers, ThreadStarter starter) {
        this.maxWorkers = maxWorkers;
        this.starter = starter;
    }

    @Override
    public void submit(Runnable job) {
        lock.lock();
        try {
            jobs.addLast(job);
            maybeStartWorker();
        } catch (RuntimeException | Error notStarted) {
            if (workers == 0) {
                jobs.removeLast();
                throw notStarted;
            }
        } finally {
            lock.unlock();
        }
    }

    private void maybeStartWorker() {
        if (workers == maxWorkers) {
            return;
        }
        workers++;
        try {
            starter.start(this::work);
        } catch (RuntimeException | Error notStarted) {
            workers--;
            throw notStarted;
        }
    }

    private void work() {
        for (Runnable job = next(); job != null; job = next()) {
            try {
                job.run();
            } catch (RuntimeException | Error failure) {
                replace(failure);
                throw failure;
            }
        }
    }

    private Runnable next() {
        lock.lock();
        try {
            Runnable job = jobs.pollFirst();
            if (job == null) {
                workers--;
            }
            return job;
        } finally {
            lock.unlock();
        }
    }

    private void replace(Throwable failure) {
        lock.lock();
        try {
            workers--;
            if (!jobs.isEmpty()) {
                maybeStartWorker();
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
