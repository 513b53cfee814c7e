package lesson12_creating;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

public class CrewPool implements LazyPool {
    private final Queue<Runnable> jobs = new ConcurrentLinkedQueue<>();
    private final AtomicInteger workers = new AtomicInteger();
    private final int maxWorkers;
    private final ThreadStarter starter;

    public CrewPool(int maxWorkers, ThreadStarter starter) {
        this.maxWorkers = maxWorkers;
        this.starter = starter;
    }

    @Override
    public void submit(Runnable job) {
        jobs.add(job);
        try {
            maybeStartWorker();
        } catch (RuntimeException | Error notStarted) {
            if (workers.get() == 0 && jobs.remove(job)) {
                throw notStarted;
            }
        }
    }

    private boolean reserve() {
        int before = workers.get();
        while (before < maxWorkers) {
            if (workers.compareAndSet(before, before + 1)) {
                return true;
            }
            before = workers.get();
        }
        return false;
    }

    private void release() {
        workers.decrementAndGet();
    }

    private void maybeStartWorker() {
        if (!reserve()) {
            return;
        }
        try {
            starter.start(this::work);
        } catch (RuntimeException | Error notStarted) {
            release();
            throw notStarted;
        }
    }

    private void work() {
        for (Runnable job = jobs.poll(); job != null; job = jobs.poll()) {
            run(job);
        }
        release();
    }

    private void run(Runnable job) {
        try {
            job.run();
        } catch (RuntimeException | Error failure) {
            release();
            try {
                if (!jobs.isEmpty()) {
                    maybeStartWorker();
                }
            } catch (RuntimeException | Error notStarted) {
                failure.addSuppressed(notStarted);
            }
            throw failure;
        }
    }

    @Override
    public int workers() {
        return workers.get();
    }
}
