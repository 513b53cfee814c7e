package lesson12_creating;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Fixed: the queue and the count change together, under one lock. */
public final class LockedPool implements LazyPool {
    private final Object lock = new Object();
    private final int maxWorkers;
    private final ThreadStarter starter;
    /** Guarded by the lock. */
    private final ArrayDeque<Runnable> jobs = new ArrayDeque<>();
    /** Guarded by the lock. */
    private int workers;

    /** With two threads at most. */
    public LockedPool() {
        this(2, worker -> new Thread(worker).start());
    }

    /** Without workers at first. */
    public LockedPool(int maxWorkers, ThreadStarter starter) {
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

    // @start region="start"
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
    // @end

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

    // @start region="leave"
    private @Nullable Runnable next() {
        synchronized (lock) {
            Runnable job = jobs.pollFirst();
            if (job == null) {
                workers--;
            }
            return job;
        }
    }
    // @end

    // @start region="replace"
    private void replace(Throwable failure) {
        synchronized (lock) {
            workers--;
            try {
                if (!jobs.isEmpty()) {
                    maybeStartWorker();
                }
            } catch (RuntimeException | Error notStarted) {
                failure.addSuppressed(notStarted); // the next submit tries again
            }
        }
    }
    // @end

    @Override
    public int workers() {
        synchronized (lock) {
            return workers;
        }
    }
}
