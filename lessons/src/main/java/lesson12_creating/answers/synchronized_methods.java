package lesson12_creating;

import java.util.ArrayDeque;

public class CrewPool implements LazyPool {
    private final int maxWorkers;
    private final ThreadStarter starter;
    private final ArrayDeque<Runnable> jobs = new ArrayDeque<>();
    private int workers;

    public CrewPool(int maxWorkers, ThreadStarter starter) {
        this.maxWorkers = maxWorkers;
        this.starter = starter;
    }

    @Override
    public synchronized void submit(Runnable job) {
        if (workers < maxWorkers) {
            workers++;
            boolean started = false;
            try {
                starter.start(this::work);
                started = true;
            } catch (Throwable cannot) {
                if (workers == 1) {
                    throw cannot;
                }
            } finally {
                workers -= started ? 0 : 1;
            }
        }
        jobs.add(job);
    }

    private void work() {
        boolean ended = false;
        try {
            Runnable job = next();
            while (job != null) {
                job.run();
                job = next();
            }
            ended = true;
        } finally {
            if (!ended) {
                died();
            }
        }
    }

    private synchronized Runnable next() {
        if (jobs.isEmpty()) {
            workers--;
            return null;
        }
        return jobs.remove();
    }

    private synchronized void died() {
        if (jobs.isEmpty()) {
            workers--;
            return;
        }
        boolean replaced = false;
        try {
            starter.start(this::work); // it takes over the place of this one
            replaced = true;
        } finally {
            workers -= replaced ? 0 : 1;
        }
    }

    @Override
    public synchronized int workers() {
        return workers;
    }
}
