package lesson12_creating;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Broken: each step is atomic, and what must be one step are two: check the count and raise it, find no job and leave. */
public final class HastyPool implements LazyPool {
    private final Queue<Runnable> jobs = new ConcurrentLinkedQueue<>();
    private final AtomicInteger workers = new AtomicInteger();
    private final int maxWorkers;
    private final ThreadStarter starter;

    /** With two threads at most. */
    public HastyPool() {
        this(2, worker -> new Thread(worker).start());
    }

    /** Without workers at first. */
    public HastyPool(int maxWorkers, ThreadStarter starter) {
        this.maxWorkers = maxWorkers;
        this.starter = starter;
    }

    @Override
    public void submit(Runnable job) {
        jobs.add(job);
        maybeStartWorker();
    }

    // @start region="start"
    private void maybeStartWorker() {
        if (workers.get() < maxWorkers) {
            workers.incrementAndGet();
            starter.start(this::work);
        }
    }

    private void work() {
        for (Runnable job = jobs.poll(); job != null; job = jobs.poll()) {
            job.run();
        }
        workers.decrementAndGet();
    }
    // @end

    @Override
    public int workers() {
        return workers.get();
    }
}
