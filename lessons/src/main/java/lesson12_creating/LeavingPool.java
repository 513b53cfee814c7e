package lesson12_creating;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Broken: the count is checked and raised under a lock, and a worker that leaves looks for a job before it takes the lock. */
public final class LeavingPool implements LazyPool {
    private final Queue<Runnable> jobs = new ConcurrentLinkedQueue<>();
    private final int maxWorkers;
    private final ThreadStarter starter;
    /** Guarded by this. */
    private int workers;

    /** With two threads at most. */
    public LeavingPool() {
        this(2, worker -> new Thread(worker).start());
    }

    /** Without workers at first. */
    public LeavingPool(int maxWorkers, ThreadStarter starter) {
        this.maxWorkers = maxWorkers;
        this.starter = starter;
    }

    @Override
    public void submit(Runnable job) {
        jobs.add(job);
        maybeStartWorker();
    }

    private synchronized void maybeStartWorker() {
        if (workers < maxWorkers) {
            workers++;
            starter.start(this::work);
        }
    }

    private void work() {
        for (Runnable job = next(); job != null; job = next()) {
            job.run();
        }
    }

    // @start region="leave"
    private @Nullable Runnable next() {
        Runnable job = jobs.poll();
        if (job == null) {
            synchronized (this) {
                workers--;
            }
        }
        return job;
    }
    // @end

    @Override
    public synchronized int workers() {
        return workers;
    }
}
