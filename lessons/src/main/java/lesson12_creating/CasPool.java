package lesson12_creating;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Fixed without a lock: a compare-and-set raises the count, and a worker that has left looks again. */
public final class CasPool implements LazyPool {
    private final Queue<Runnable> jobs = new ConcurrentLinkedQueue<>();
    private final AtomicInteger workers = new AtomicInteger();
    private final int maxWorkers;
    private final ThreadStarter starter;

    /** With two threads at most. */
    public CasPool() {
        this(2, worker -> new Thread(worker).start());
    }

    /** Without workers at first. */
    public CasPool(int maxWorkers, ThreadStarter starter) {
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

    // @start region="reserve"
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
    // @end

    private void maybeStartWorker() {
        if (!reserve()) {
            return;
        }
        try {
            starter.start(this::work);
        } catch (RuntimeException | Error notStarted) {
            workers.decrementAndGet();
            throw notStarted;
        }
    }

    // @start region="look again"
    private void work() {
        do {
            for (Runnable job = jobs.poll(); job != null; job = jobs.poll()) {
                run(job);
            }
            workers.decrementAndGet();
        } while (!jobs.isEmpty() && reserve());
    }
    // @end

    private void run(Runnable job) {
        try {
            job.run();
        } catch (RuntimeException | Error failure) {
            workers.decrementAndGet();
            replace(failure);
            throw failure;
        }
    }

    private void replace(Throwable failure) {
        try {
            if (!jobs.isEmpty()) {
                maybeStartWorker();
            }
        } catch (RuntimeException | Error notStarted) {
            failure.addSuppressed(notStarted); // the next submit tries again
        }
    }

    @Override
    public int workers() {
        return workers.get();
    }
}
