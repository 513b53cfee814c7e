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

    @Override
    public synchronized void submit(Runnable job) {
        jobs.add(job);
        try {
            maybeStartWorker();
        } catch (RuntimeException | Error notStarted) {
            if (workers.get() == 0 && jobs.remove(job)) {
                throw notStarted;
            }
        }
    }

    private synchronized void maybeStartWorker() {
        if (reserve()) {
            try {
                starter.start(this::work);
            } catch (RuntimeException | Error notStarted) {
                workers.decrementAndGet();
                throw notStarted;
            }
        }
    }

    /** Counts one worker more, unless there are as many as the maximum. */
    private boolean reserve() {
        int now = workers.get();
        while (now < maxWorkers) {
            if (workers.compareAndSet(now, now + 1)) {
                return true;
            }
            now = workers.get();
        }
        return false;
    }

    private void work() {
        while (true) {
            for (Runnable job = jobs.poll(); job != null; job = jobs.poll()) {
                run(job);
            }
            workers.decrementAndGet();
            if (jobs.isEmpty()) {
                return;
            }
            workers.incrementAndGet(); // a job has come in between: we stay
        }
    }

    private void run(Runnable job) {
        try {
            job.run();
        } catch (RuntimeException | Error death) {
            workers.decrementAndGet();
            if (!jobs.isEmpty()) {
                maybeStartWorker();
            }
            throw death;
        }
    }

    @Override
    public int workers() {
        return workers.get();
    }
}
