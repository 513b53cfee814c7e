package lesson12_creating;

import java.util.LinkedHashSet;
import java.util.Set;

public class CrewPool implements LazyPool {
    private final Object lock = new Object();
    private final Set<Runnable> jobs = new LinkedHashSet<>();
    private int workers;

    private final int maxWorkers;
    private final ThreadStarter starter;

    public CrewPool(int maxWorkers, ThreadStarter starter) {
        this.maxWorkers = maxWorkers;
        this.starter = starter;
    }

    @Override
    public void submit(Runnable job) {
        synchronized (lock) {
            jobs.add(job);
            try {
                maybeStartWorker();
            } catch (RuntimeException | Error notStarted) {
                if (workers == 0) {
                    jobs.remove(job);
                    throw notStarted;
                }
            }
        }
    }

    private void maybeStartWorker() {
        if (workers < maxWorkers) {
            workers++;
            try {
                starter.start(this::work);
            } catch (RuntimeException | Error notStarted) {
                workers--;
                throw notStarted;
            }
        }
    }

    private Runnable next() {
        synchronized (lock) {
            Runnable job = jobs.isEmpty() ? null : jobs.iterator().next();
            jobs.remove(job);
            if (job == null) {
                workers--;
            }
            return job;
        }
    }

    private void work() {
        for (Runnable job = next(); job != null; job = next()) {
            try {
                job.run();
            } catch (RuntimeException | Error failure) {
                synchronized (lock) {
                    workers--;
                    if (!jobs.isEmpty()) {
                        maybeStartWorker();
                    }
                }
                throw failure;
            }
        }
    }

    @Override
    public int workers() {
        synchronized (lock) {
            return workers;
        }
    }
}
