package lesson12_creating;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

public class CrewPool implements LazyPool {
    private final Queue<Runnable> jobs = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unfinished = new AtomicInteger();

    private final int maxWorkers;
    private final ThreadStarter starter;

    public CrewPool(int maxWorkers, ThreadStarter starter) {
        this.maxWorkers = maxWorkers;
        this.starter = starter;
    }

    @Override
    public void submit(Runnable job) {
        jobs.add(job);
        if (unfinished.getAndIncrement() < maxWorkers) {
            try {
                starter.start(this::work);
            } catch (RuntimeException | Error notStarted) {
                if (unfinished.decrementAndGet() == 0 && jobs.remove(job)) {
                    throw notStarted;
                }
            }
        }
    }

    private void work() {
        do {
            boolean died = true;
            try {
                jobs.remove().run();
                died = false;
            } finally {
                if (died && unfinished.getAndDecrement() > maxWorkers) {
                    starter.start(this::work);
                }
            }
        } while (unfinished.getAndDecrement() > maxWorkers);
    }

    @Override
    public int workers() {
        return Math.min(unfinished.get(), maxWorkers);
    }
}
