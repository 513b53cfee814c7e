package lesson12_creating;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

public class CrewPool implements LazyPool {
    private final class Worker implements Runnable {
        @Override
        public void run() {
            Runnable job = next();
            while (job != null) {
                try {
                    job.run();
                } catch (RuntimeException | Error failure) {
                    died(failure);
                    throw failure;
                }
                job = next();
            }
        }

        private Runnable next() {
            synchronized (jobs) {
                Runnable job = jobs.poll();
                if (job == null) {
                    crew.remove(this);
                }
                return job;
            }
        }

        private void died(Throwable failure) {
            synchronized (jobs) {
                crew.remove(this);
                try {
                    if (!jobs.isEmpty()) {
                        maybeStartWorker();
                    }
                } catch (RuntimeException | Error notStarted) {
                    failure.addSuppressed(notStarted);
                }
            }
        }
    }

    private final int maxWorkers;
    private final ThreadStarter starter;
    private final Deque<Runnable> jobs = new ArrayDeque<>();
    private final Set<Worker> crew = new HashSet<>();

    public CrewPool(int maxWorkers, ThreadStarter starter) {
        this.maxWorkers = maxWorkers;
        this.starter = starter;
    }

    @Override
    public void submit(Runnable job) {
        synchronized (jobs) {
            jobs.addLast(job);
            try {
                maybeStartWorker();
            } catch (RuntimeException | Error notStarted) {
                if (crew.isEmpty()) {
                    jobs.removeLast();
                    throw notStarted;
                }
            }
        }
    }

    private void maybeStartWorker() {
        if (crew.size() < maxWorkers) {
            Worker worker = new Worker();
            starter.start(worker);
            crew.add(worker);
        }
    }

    @Override
    public int workers() {
        synchronized (jobs) {
            return crew.size();
        }
    }
}
