package lesson12_creating;

import java.util.ArrayDeque;

public class CrewPool implements LazyPool {
    private final Object lock = new Object();
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
        synchronized (lock) {
            jobs.addLast(job);
            try {
                maybeStartWorker();
            } catch (RuntimeException | Error notStarted) {
                if (workers == 0) {
                    jobs.removeLast();
                    throw notStarted;
                }
            }
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
                synchronized (lock) {
                    job.run();
                }
            } catch (RuntimeException | Error failure) {
                replace(failure);
                throw failure;
            }
        }
    }

    private Runnable next() {
        synchronized (lock) {
            Runnable job = jobs.pollFirst();
            if (job == null) {
                workers--;
            }
            return job;
        }
    }

    private void replace(Throwable failure) {
        synchronized (lock) {
            workers--;
            try {
                if (!jobs.isEmpty()) {
                    maybeStartWorker();
                }
            } catch (RuntimeException | Error notStarted) {
                failure.addSuppressed(notStarted);
            }
        }
    }

    @Override
    public int workers() {
        synchronized (lock) {
            return workers;
        }
    }
}
