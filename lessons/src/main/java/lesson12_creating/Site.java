package lesson12_creating;

import io.raceproof.stress.race.Outcome;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Function;

/**
 * A pool whose threads are started by hand, and its jobs. A call of {@link #work} becomes the next thread that the pool has
 * started, so that the actors of a race are the workers. Thread-safe.
 */
final class Site implements LazyPool.ThreadStarter {
    /** The number of the job that throws. */
    static final int POISON = 3;

    /** What the job with that number throws. */
    static final class Poison extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** What a start throws that fails. */
    private static final class NoThread extends Error {
        private static final long serialVersionUID = 1;
    }

    private final int maxWorkers;
    private final LazyPool pool;
    /** Of the threads that have not begun to run. Guarded by this, as is what follows. */
    private final ArrayDeque<Runnable> workers = new ArrayDeque<>();

    private int started;
    private int busy;
    /** Whether workers that run a job are counted: that orders them, and may hide a data race. */
    private boolean countsAll;

    /** Whether the next start fails. */
    private boolean fails;
    /** Whether there is one more submit at the end, for jobs that relied on a start that failed. Set before the actors begin. */
    private boolean endsWithASubmit;

    /** Written under the lock. */
    private volatile boolean tooMany;

    /** How often the job of that number was run, less how often it was submitted. */
    private final AtomicIntegerArray balance = new AtomicIntegerArray(1 + POISON);

    Site(int maxWorkers, Function<LazyPool.ThreadStarter, ? extends LazyPool> pools) {
        this.maxWorkers = maxWorkers;
        this.pool = pools.apply(this);
    }

    /** Whoever runs a job is a worker, too. */
    synchronized Site countingAll() {
        countsAll = true;
        return this;
    }

    /** The first start fails. */
    synchronized Site failingOnce() {
        fails = true;
        endsWithASubmit = true;
        return this;
    }

    LazyPool pool() {
        return pool;
    }

    /** The number of threads that the pool has started. */
    synchronized int started() {
        return started;
    }

    /** How often the job was run, less how often it was submitted. */
    int balance(int job) {
        return balance.get(job);
    }

    /** Called by the pool. A thread that has not begun will want a job; so they cannot be more than there may be workers. */
    @Override
    public synchronized void start(Runnable worker) {
        if (fails) {
            fails = false;
            throw new NoThread();
        }
        started++;
        workers.add(worker);
        count();
    }

    private synchronized void count() {
        if (workers.size() + busy > maxWorkers) {
            tooMany = true;
        }
    }

    private synchronized void busy(int change) {
        busy += change;
        count();
    }

    void submit(int job) {
        balance.decrementAndGet(job);
        try {
            pool.submit(() -> run(job));
        } catch (NoThread notAccepted) {
            balance.incrementAndGet(job);
        }
    }

    private void run(int job) {
        if (countsAll) {
            busy(1);
        }
        balance.incrementAndGet(job);
        if (countsAll) {
            busy(-1);
        }
        if (job == POISON) {
            throw new Poison();
        }
    }

    /** Becomes the next thread that was started, until it ends. Whether there was one. */
    boolean work() {
        Runnable worker;
        synchronized (this) {
            worker = workers.poll();
        }
        if (worker == null) {
            return false;
        }
        try {
            worker.run();
        } catch (Poison endsTheThread) {
            // as it should
        }
        return true;
    }

    /** Runs all threads to their end. Whether there were too many; jobs not run; jobs run twice; the pool's count. */
    List<Integer> end() {
        if (endsWithASubmit) {
            pool.submit(() -> {});
        }
        boolean more = true;
        while (more) {
            more = work();
        }
        int stranded = 0;
        int twice = 0;
        for (int job = 1; job <= POISON; job++) {
            stranded += Math.max(0, -balance(job));
            twice += Math.max(0, balance(job));
        }
        return List.of(tooMany ? 1 : 0, stranded, twice, pool.workers());
    }

    /** One of the numbers that {@link #end} gives; 0 if there are none. */
    static int seen(Outcome outcome, int index) {
        return outcome.end() instanceof List<?> numbers ? (Integer) numbers.get(index) : 0;
    }

    /** For one thread. */
    static final class PlainPool implements LazyPool {
        private final ArrayDeque<Runnable> jobs = new ArrayDeque<>();
        private final int maxWorkers;
        private final ThreadStarter starter;
        private int workers;

        PlainPool(int maxWorkers, ThreadStarter starter) {
            this.maxWorkers = maxWorkers;
            this.starter = starter;
        }

        @Override
        public void submit(Runnable job) {
            jobs.add(job);
            startOne();
        }

        private void startOne() {
            if (workers < maxWorkers) {
                workers++;
                starter.start(this::work);
            }
        }

        private void work() {
            try {
                while (!jobs.isEmpty()) {
                    jobs.remove().run();
                }
            } finally {
                workers--;
                if (!jobs.isEmpty()) {
                    startOne();
                }
            }
        }

        @Override
        public int workers() {
            return workers;
        }
    }
}
