package lesson12_creating;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts workers when jobs arrive. Make sure that there are never too many of them, and that every accepted job is run. */
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
        maybeStartWorker();
    }

    /** Starts a worker unless there are as many as the maximum. */
    private void maybeStartWorker() {
        if (workers.get() < maxWorkers) {
            workers.incrementAndGet();
            starter.start(this::work);
        }
    }

    /** What a worker does: runs jobs, and ends when there is none. */
    private void work() {
        for (Runnable job = jobs.poll(); job != null; job = jobs.poll()) {
            job.run();
        }
        workers.decrementAndGet();
    }

    @Override
    public int workers() {
        return workers.get();
    }
}
