package lesson12_creating;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

public class CrewPool implements LazyPool {
    private final Queue<Runnable> jobs = new ConcurrentLinkedQueue<>();
    private int workers;
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
            if (workers == 0 && jobs.remove(job)) {
                throw notStarted;
            }
        }
    }

    private boolean reserve() {
        synchronized (new Object()) {
            if (workers < maxWorkers) {
                workers++;
                return true;
            }
            return false;
        }
    }

    private void release() {
        workers--;
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
        return workers;
    }
}
