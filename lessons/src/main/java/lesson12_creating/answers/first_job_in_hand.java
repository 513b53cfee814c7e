package lesson12_creating;

import java.util.LinkedList;
import java.util.Queue;

public class CrewPool implements LazyPool {
    private final Queue<Runnable> waiting = new LinkedList<>();
    private int workers;

    private final int maxWorkers;
    private final ThreadStarter starter;

    public CrewPool(int maxWorkers, ThreadStarter starter) {
        this.maxWorkers = maxWorkers;
        this.starter = starter;
    }

    @Override
    public synchronized void submit(Runnable job) {
        if (workers < maxWorkers) {
            try {
                start(job);
                return;
            } catch (RuntimeException | Error notStarted) {
                if (workers == 0) {
                    throw notStarted;
                }
            }
        }
        waiting.add(job);
    }

    private synchronized void start(Runnable first) {
        starter.start(() -> work(first));
        workers++;
    }

    private void work(Runnable first) {
        Runnable job = first;
        while (job != null) {
            try {
                job.run();
            } catch (Throwable failure) {
                leave();
                throw failure;
            }
            job = next();
        }
    }

    private synchronized Runnable next() {
        if (waiting.isEmpty()) {
            workers--;
        }
        return waiting.poll();
    }

    private synchronized void leave() {
        workers--;
        if (!waiting.isEmpty()) {
            try {
                start(waiting.element());
                waiting.remove();
            } catch (RuntimeException | Error notStarted) {
                // what waits is taken by the next worker
                return;
            }
        }
    }

    @Override
    public synchronized int workers() {
        return workers;
    }
}
