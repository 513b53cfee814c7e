package lesson12_creating;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

public class CrewPool implements LazyPool {
    private final Queue<Runnable> jobs = new ConcurrentLinkedQueue<>();
    private final Semaphore places;
    private final int maxWorkers;
    private final ThreadStarter starter;

    public CrewPool(int maxWorkers, ThreadStarter starter) {
        this.maxWorkers = maxWorkers;
        this.places = new Semaphore(maxWorkers);
        this.starter = starter;
    }

    @Override
    public void submit(Runnable job) {
        jobs.add(job);
        try {
            maybeStartWorker();
        } catch (RuntimeException | Error notStarted) {
            if (workers() == 0 && jobs.remove(job)) {
                throw notStarted;
            }
        }
    }

    private boolean reserve() {
        return places.tryAcquire();
    }

    private void release() {
        places.release();
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
        do {
            for (Runnable job = jobs.poll(); job != null; job = jobs.poll()) {
                run(job);
            }
            release();
        } while (!jobs.isEmpty() && reserve());
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
        return maxWorkers - places.availablePermits();
    }
}
