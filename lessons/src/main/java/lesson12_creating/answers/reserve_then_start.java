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
        boolean reserved;
        synchronized (lock) {
            jobs.addLast(job);
            reserved = reserve();
        }
        if (reserved) {
            try {
                start();
            } catch (RuntimeException | Error notStarted) {
                synchronized (lock) {
                    if (workers == 0 && jobs.remove(job)) {
                        throw notStarted;
                    }
                }
            }
        }
    }

    private boolean reserve() {
        if (workers == maxWorkers) {
            return false;
        }
        workers++;
        return true;
    }

    private void start() {
        try {
            starter.start(this::work);
        } catch (RuntimeException | Error notStarted) {
            synchronized (lock) {
                workers--;
            }
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
        synchronized (lock) {
            Runnable job = jobs.pollFirst();
            if (job == null) {
                workers--;
            }
            return job;
        }
    }

    private void replace(Throwable failure) {
        boolean reserved;
        synchronized (lock) {
            workers--;
            reserved = !jobs.isEmpty() && reserve();
        }
        if (reserved) {
            try {
                start();
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
