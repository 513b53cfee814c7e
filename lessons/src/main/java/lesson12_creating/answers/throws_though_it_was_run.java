package lesson12_creating;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

public class CrewPool implements LazyPool {
    private final Queue<Runnable> jobs = new ConcurrentLinkedQueue<>();
    private final AtomicInteger workers = new AtomicInteger();

    private final int maxWorkers;
    private final ThreadStarter starter;

    public CrewPool(int maxWorkers, ThreadStarter starter) {
        this.maxWorkers = maxWorkers;
        this.starter = starter;
    }

    private boolean reserve() {
        int seen = workers.get();
        while (seen < maxWorkers) {
            if (workers.compareAndSet(seen, seen + 1)) {
                return true;
            }
            seen = workers.get();
        }
        return false;
    }

    @Override
    public void submit(Runnable job) {
        jobs.add(job);
        if (!reserve()) {
            return;
        }
        try {
            starter.start(this::work);
        } catch (RuntimeException | Error notStarted) {
            if (workers.decrementAndGet() == 0) {
                jobs.remove(job);
                throw notStarted;
            }
        }
    }

    private void work() {
        do {
            for (Runnable job = jobs.poll(); job != null; job = jobs.poll()) {
                try {
                    job.run();
                } catch (RuntimeException | Error failure) {
                    workers.decrementAndGet();
                    replace();
                    throw failure;
                }
            }
            workers.decrementAndGet();
        } while (!jobs.isEmpty() && reserve());
    }

    private void replace() {
        if (!jobs.isEmpty() && reserve()) {
            try {
                starter.start(this::work);
            } catch (RuntimeException | Error notStarted) {
                workers.decrementAndGet();
            }
        }
    }

    @Override
    public int workers() {
        return workers.get();
    }
}
