package lesson12_creating;

import java.util.ArrayDeque;
import java.util.Deque;

public class CrewPool implements LazyPool {
    private final Object lock = new Object();
    private final Deque<Runnable> jobs = new ArrayDeque<>();
    private final int maxWorkers;
    private final ThreadStarter starter;
    private int workers;

    public CrewPool(int maxWorkers, ThreadStarter starter) {
        this.maxWorkers = maxWorkers;
        this.starter = starter;
    }

    @Override
    public void submit(Runnable job) {
        synchronized (lock) {
            jobs.addLast(job);
            if (workers == maxWorkers) {
                return;
            }
            workers++; // reserved
        }
        // to start a thread takes long, so without the lock
        try {
            starter.start(this::work);
        } catch (RuntimeException | Error notStarted) {
            synchronized (lock) {
                workers--;
                if (workers == 0 && jobs.removeLastOccurrence(job)) {
                    throw notStarted;
                }
            }
        }
    }

    /** Starts a worker unless there are as many as the maximum. Called with the lock held. */
    private void maybeStartWorker() {
        if (workers < maxWorkers) {
            workers++;
            try {
                starter.start(this::work);
            } catch (RuntimeException | Error notStarted) {
                workers--;
                throw notStarted;
            }
        }
    }

    private void work() {
        for (Runnable job = next(); job != null; job = next()) {
            try {
                job.run();
            } catch (RuntimeException | Error death) {
                synchronized (lock) {
                    workers--;
                    if (!jobs.isEmpty()) {
                        maybeStartWorker();
                    }
                }
                throw death;
            }
        }
    }

    /** The next job, or null if there is none: then this worker has left. */
    private Runnable next() {
        synchronized (lock) {
            Runnable job = jobs.pollFirst();
            if (job == null) {
                workers--;
            }
            return job;
        }
    }

    @Override
    public int workers() {
        synchronized (lock) {
            return workers;
        }
    }
}
